package longwire.settings;

import java.util.List;

/**
 * All settings that an owner has.
 *
 * @param owner its name, such as {@code nginx}; also in faults
 * @param settings in the order in which people read them
 */
public record SettingsSchema(String owner, List<Setting> settings) {}

package longwire.settings;

import java.util.List;

/**
 * All that can be set of one thing.
 *
 * @param owner what people call it, such as {@code nginx}; also in faults
 * @param settings in the order in which people read them
 */
public record SettingsSchema(String owner, List<Setting> settings) {}

package longwire.proxyconf.edit;

import java.util.List;
import java.util.Map;

/** How the configurations of one proxy express the settings of its driver. */
interface Dialect {
    /**
     * A slot for each setting, by its name.
     *
     * @throws longwire.fault.InputFault with the line that is not valid in a configuration of this proxy
     */
    Map<String, Slot> slots(Texts texts);

    /** How values are written in these configurations. */
    Notation notation();

    /** The edits that a change requires, because the proxy would otherwise refuse the file or reduce the value. */
    default List<Edit> consequences(Texts texts, String setting) {
        return List.of();
    }

    /** Notes for the user about what was read, such as includes that were not found. */
    List<String> notes(Texts texts);
}

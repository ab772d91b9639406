package longwire.proxyconf.edit;

import java.util.List;
import java.util.Map;

/** How the configurations of one proxy say the settings of its driver. */
interface Dialect {
    /**
     * A slot for each setting, by its name.
     *
     * @throws longwire.fault.InputFault with the line of what is no configuration of this proxy
     */
    Map<String, Slot> slots(Texts texts);

    /** Reads values as they stand there. */
    Notation notation();

    /** What must follow a change that was made, or the proxy would refuse the file or cut the value down. */
    default List<Edit> consequences(Texts texts, String setting) {
        return List.of();
    }

    /** What a person should know of what was read, such as includes that are not here. */
    List<String> notes(Texts texts);
}

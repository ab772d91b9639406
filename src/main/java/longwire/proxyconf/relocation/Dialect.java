package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.List;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.syntax.Sources;

/** Where addresses, logs and other things of one machine are in the configurations of one proxy. */
interface Dialect {
    /**
     * The entrance that {@code wish} asks for, or the first that carries WebSockets.
     *
     * @throws longwire.fault.InputFault when there is none
     */
    Entrance entrance(Texts texts, Wish wish);

    /** Parses {@code sources}, which then know all includes. */
    void read(Sources sources);

    /** The edits that move the configuration to {@code site}. Includes are not among them. */
    List<Edit> edits(Texts texts, Wish wish, Site site);

    /** Directories other than those of changed files that must be in the mirror. */
    default List<Path> directories(Texts texts) {
        return List.of();
    }

    /** {@code NAME=VALUE} for each variable of its environment. */
    default List<String> environment(Site site) {
        return List.of();
    }
}

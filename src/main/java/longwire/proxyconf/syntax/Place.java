package longwire.proxyconf.syntax;

/**
 * A line of a configuration.
 *
 * @param file as people named it, or as a configuration that includes it did
 * @param line from 1
 * @param text what stands there
 */
public record Place(String file, int line, String text) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

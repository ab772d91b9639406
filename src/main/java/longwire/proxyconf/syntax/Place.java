package longwire.proxyconf.syntax;

/**
 * A line of a configuration.
 *
 * @param file as the user, or a configuration that includes it, named it
 * @param line from 1
 * @param text the text of the line
 */
public record Place(String file, int line, String text) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

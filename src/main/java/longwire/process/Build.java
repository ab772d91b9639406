package longwire.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build of Longwire this is. Maven writes the values when it compiles, so that they are also available when
 * classes are loaded from directories.
 *
 * @param version from pom.xml
 * @param commit abbreviated; {@code unknown} if it was built from a source tree without .git
 */
public record Build(String version, String commit) {
    private static final String RESOURCE = "/longwire/version.properties";

    /** The build that is running. */
    public static Build current() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE, unreadable);
        }
        return new Build(properties.getProperty("version"), properties.getProperty("commit"));
    }

    /** For people, such as {@code 0.1.0-SNAPSHOT (commit 8117e98f48)}. */
    public String text() {
        return version + " (commit " + commit + ")";
    }
}

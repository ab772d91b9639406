package longwire.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Text resources of the program, and the chart library. A missing resource is a bug of the build. */
public final class Resources {
    private static final String CHARTS = "META-INF/resources/webjars/echarts/";
    /** A WebJar has its version in every path; so that only the pom names it, it is read from what Maven left there. */
    private static final String CHARTS_BUILD = "META-INF/maven/org.webjars/echarts/pom.properties";

    private Resources() {}

    /** The text of {@code name}, a path on the class path. */
    public static String text(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of {@code file} of the chart library, such as {@code echarts.min.js}. */
    public static String charts(String file) {
        return text(CHARTS + chartsVersion() + "/" + file);
    }

    private static String chartsVersion() {
        Properties build = new Properties();
        try (InputStream stream = open(CHARTS_BUILD)) {
            build.load(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return build.getProperty("version");
    }

    private static InputStream open(String name) {
        InputStream stream = Resources.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return stream;
    }
}

package longwire.report.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the pages about runs are, as URLs relative to the page that links to them; empty where there is none. */
public interface RunLinks {
    /** The page of all runs. */
    String all();

    /** The report of the run called {@code run}. */
    String report(String run);

    /** The comparison of two runs. */
    String comparison(String baseline, String candidate);

    /** Reports that are files in the directories of {@code results}, for a page in the directory {@code from}. */
    static RunLinks files(Path results, Path from) {
        return new RunLinks() {
            @Override
            public String all() {
                return "";
            }

            @Override
            public String report(String run) {
                Path report = results.resolve(run)
                        .resolve("report.html")
                        .toAbsolutePath()
                        .normalize();
                return Files.isRegularFile(report)
                        ? url(from.toAbsolutePath()
                                .normalize()
                                .relativize(report)
                                .toString())
                        : "";
            }

            @Override
            public String comparison(String baseline, String candidate) {
                return "";
            }
        };
    }

    /** A relative path as a URL, whatever names are in it. */
    static String url(String path) {
        try {
            // Begins with a dot, or what stands before a colon would be a scheme.
            return new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("not a path: " + path, impossible);
        }
    }
}

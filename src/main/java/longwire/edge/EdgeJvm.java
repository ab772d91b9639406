package longwire.edge;

import java.util.List;
import longwire.text.Resources;

/** The JVM in which an edge runs. Whoever starts an edge starts it with these arguments, also {@code scripts/longwire edge}. */
public final class EdgeJvm {
    private static final String OPTIONS = "longwire/edge-jvm.options";

    private EdgeJvm() {}

    /** Heap and collector; the file explains each. */
    public static List<String> arguments() {
        return Resources.text(OPTIONS)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}

package longwire.edge.settings;

import java.util.Arrays;
import longwire.fault.InputFault;

/** The lowest version of TLS that is accepted. */
public enum TlsVersion {
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String word;

    TlsVersion(String word) {
        this.word = word;
    }

    static TlsVersion of(String word) {
        return Arrays.stream(values())
                .filter(version -> version.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InputFault("minimum-protocol", word, "TLSv1.2 or TLSv1.3"));
    }

    /** This version and all higher ones, by their names in Java. */
    public String[] andAbove() {
        return Arrays.stream(values())
                .filter(version -> version.compareTo(this) >= 0)
                .map(version -> version.word)
                .toArray(String[]::new);
    }
}

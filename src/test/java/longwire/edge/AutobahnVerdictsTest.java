package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutobahnVerdictsTest {
    private static final String OK = "{'behavior':'OK','behaviorClose':'OK','remoteCloseCode':1000,'duration':%d}";
    private static final String BAD = "{'behavior':'FAILED','behaviorClose':'OK','remoteCloseCode':1000,'duration':1}";
    private static final String CUT = "{'behavior':'OK','behaviorClose':'OK','remoteCloseCode':null,'duration':1}";

    @TempDir
    private Path directory;

    @Test
    void verdictsAreEqualWhateverTimeTheyTook() throws Exception {
        AutobahnVerdicts verdicts = read("{'direct':{'1.1':%s,'1.2':%s},'edge':{'1.1':%s,'1.2':%s}}"
                .formatted(OK.formatted(1), BAD, OK.formatted(2), BAD));

        assertThat(verdicts.unequal()).isEmpty();
        assertThat(verdicts.table().lines())
                .containsExactly(
                        "                 direct    edge",
                        "FAILED                1       1",
                        "OK                    1       1",
                        "cases                 2       2",
                        "unequal                       0");
    }

    @Test
    void anotherVerdictAnotherCloseAndAMissingCaseAreUnequal() throws Exception {
        String ok = OK.formatted(1);
        AutobahnVerdicts verdicts = read("{'direct':{'1':%s,'2':%s,'3':%s,'4':%s},'edge':{'1':%s,'2':%s,'3':%s,'5':%s}}"
                .formatted(ok, ok, ok, ok, BAD, CUT, ok, ok));

        assertThat(verdicts.unequal()).containsExactly("1", "2", "4", "5");
        assertThat(verdicts.table().lines())
                .contains("unequal                       4")
                .containsSequence("1", "  direct  OK, close OK 1000", "  edge    FAILED, close OK 1000");
    }

    private AutobahnVerdicts read(String json) throws Exception {
        return AutobahnVerdicts.read(Files.writeString(directory.resolve("index.json"), json.replace('\'', '"')));
    }
}

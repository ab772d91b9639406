package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import longwire.fault.InputFault;
import longwire.process.Build;
import org.junit.jupiter.api.Test;

class MemberTableTest {
    @Test
    void aMemberOfAnotherVersionIsRefused() {
        Member same = member(1, Build.current().text());
        Member other = member(2, "0.0.1 (commit 0000000000)");

        assertThatCode(() -> MemberTable.check(List.of(same))).doesNotThrowAnyException();
        assertThatThrownBy(() -> MemberTable.check(List.of(same, other)))
                .isInstanceOf(InputFault.class)
                .hasMessage("member 2 (there, process 4711): version 0.0.1 (commit 0000000000) (expected: the lead's, "
                        + Build.current().text() + ")");
    }

    private static Member member(int number, String version) {
        Member member = new Member(number, "node-" + number);
        member.knownAs(new MemberFacts(version, "there", 4711, "17", "Linux", 2, 19_800, "", "cubic", 0, ""));
        return member;
    }
}

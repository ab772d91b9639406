package longwire.proxyconf.relocation;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** The lines that differ between two texts of one file. */
final class Changes {
    private static final String NOTHING = "(nothing)";

    private Changes() {}

    /** A line {@code FILE:LINE: was → is} for each; the number is that of the text before, or of the line before a new one. */
    static List<String> of(String file, String before, String after) {
        List<String> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
            List<String> was = delta.getSource().getLines();
            List<String> is = delta.getTarget().getLines();
            int first = delta.getSource().getPosition();
            for (int at = 0; at < Math.max(was.size(), is.size()); at++) {
                int line = first + Math.min(at + 1, Math.max(was.size(), at == 0 ? 0 : 1));
                changes.add(file + ":" + Math.max(1, line) + ": " + line(was, at) + " → " + line(is, at));
            }
        }
        return changes;
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at).strip() : NOTHING;
    }
}

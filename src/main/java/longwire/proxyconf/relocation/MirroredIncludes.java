package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longwire.fault.InputFault;
import longwire.proxyconf.edit.ConfigText;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.syntax.Include;
import longwire.proxyconf.syntax.Span;

/** Points includes to the mirror where the files that they name were changed. Relative ones find it by themselves. */
final class MirroredIncludes {
    private final Texts texts;
    private final Mirror mirror;

    MirroredIncludes(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    /** The edits of {@code includes} if the files {@code changed} are in the mirror. */
    List<Edit> edits(List<Include> includes, Set<Path> changed) {
        Set<Path> mirrored = new HashSet<>();
        changed.forEach(file -> mirrored.add(absolute(file)));
        List<Edit> edits = new ArrayList<>();
        List<Include> left = new ArrayList<>(includes.stream()
                .filter(include -> include.pattern().startsWith("/"))
                .toList());
        // A file with a changed include is changed itself, and so are those that include it.
        boolean more = true;
        while (more) {
            List<Include> found = left.stream()
                    .filter(include -> include.files().stream().anyMatch(file -> mirrored.contains(absolute(file))))
                    .toList();
            found.forEach(include -> {
                edits.add(edit(include));
                mirrored.add(absolute(Path.of(include.from().file())));
            });
            more = left.removeAll(found);
        }
        return edits;
    }

    private Edit edit(Include include) {
        ConfigText text = texts.text(include.from());
        int line = include.from().line();
        int column = text.line(line).indexOf(include.pattern());
        if (column < 0) {
            throw new InputFault(
                    include.from().toString(),
                    "include " + include.pattern(),
                    "the path in one line, without variables");
        }
        Span pattern = new Span(line, column, line, column + include.pattern().length());
        // A Path would refuse some wildcards of other systems, but none of this one.
        return text.replaced(pattern, mirror.of(Path.of(include.pattern())).toString());
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}

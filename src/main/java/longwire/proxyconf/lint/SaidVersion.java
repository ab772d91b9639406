package longwire.proxyconf.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.syntax.SourceFile;

/**
 * What a configuration says in a comment about the program that it is for: {@code # longwire: nginx 1.30.6}.
 *
 * @param syntax the program
 * @param version its version
 */
record SaidVersion(Syntax syntax, ProxyVersion version) {
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#|//)\\s*longwire:\\s*(\\S+)\\s+(\\S+)\\s*");

    /**
     * The first such comment of {@code file}.
     *
     * @throws longwire.fault.InputFault when it names no proxy or no version, with its line
     */
    static Optional<SaidVersion> in(SourceFile file) {
        for (int line = 1; line <= file.lines().size(); line++) {
            Matcher comment = COMMENT.matcher(file.lines().get(line - 1));
            if (comment.matches()) {
                String where = file.place(line).toString();
                return Optional.of(new SaidVersion(
                        Syntax.named(where, comment.group(1)), ProxyVersion.parse(where, comment.group(2))));
            }
        }
        return Optional.empty();
    }
}

/**
 * Parses configurations into directives, each with its place in the text.
 *
 * <pre>
 * file ─▶ Sources (with includes) ─▶ SourceFile ─▶ NginxParser, HaproxyParser, CaddyfileParser … ─▶ Directive
 * </pre>
 *
 * <p>Its terms: <i>directive</i>, a setting in a file, with its block; <i>place</i>, a file and a line; <i>span</i> and
 * <i>extent</i>, the characters of a word or a directive. It does not know what a directive means. To add a
 * syntax, add a parser that returns {@link longwire.proxyconf.syntax.Directive}s.
 */
package longwire.proxyconf.syntax;

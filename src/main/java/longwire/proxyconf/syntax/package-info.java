/**
 * The texts of configurations taken apart into directives, each with the place where it stands.
 *
 * <pre>
 * file ─▶ Sources (with includes) ─▶ SourceFile ─▶ NginxParser, HaproxyParser, CaddyfileParser … ─▶ Directive
 * </pre>
 *
 * <p>Its terms: <i>directive</i>, a setting as it stands, with its block; <i>place</i>, a file and a line; <i>span</i> and
 * <i>extent</i>, the letters that a word or a directive takes. It does not know what a directive means. For one more
 * syntax, add a parser that returns {@link longwire.proxyconf.syntax.Directive}s.
 */
package longwire.proxyconf.syntax;

/**
 * Finds settings that break or slow WebSockets in configurations that users already have.
 *
 * <pre>
 * file ─▶ Sources ─▶ NginxParser ─────▶ Directive ─▶ NginxConfig ─┐
 *  (with includes)   HaproxyParser ───▶     ⋮      ─▶ HaproxyConfig ├─▶ Rule ─▶ Finding ─▶ Report ─▶ TextReport
 *                    CaddyfileParser ─┬▶           ─▶ CaddyConfig ─┤     ▲                          JsonReport
 *                    CaddyJsonParser ─┘                            │ Assumptions
 *                    ApacheParser ────▶            ─▶ ApacheConfig ┤
 *                    LighttpdParser ──▶            ─▶ LighttpdConfig ┤
 *                    VclParser ───────▶            ─▶ VclConfig ───┘
 * </pre>
 *
 * <p>Its terms: <i>directive</i>, a setting in a file, with its block; <i>rule</i>, one kind of mistake; <i>finding</i>, a
 * mistake at a line, why it matters, and its <i>mend</i>, text that corrects it; <i>assumptions</i>, what the configuration
 * must support. Every claim that a mistake breaks something is tested: the tests start the real proxies with the mistake and
 * with the mend.
 *
 * <p>{@link longwire.proxyconf.syntax} and {@link longwire.proxyconf.model} read the configurations; {@code edit} uses them as
 * well.
 *
 * <p>Each rule has a {@link longwire.proxyconf.lint.VersionRange}, and is applied if the version of the program is in it or
 * not known.
 *
 * <p>The {@link longwire.proxyconf.lint.Explanation} of a rule is the source of the command's help and of
 * {@code docs/rules.md}.
 *
 * <p>It knows no driver and starts nothing. A configuration may be a part that others include, so what is missing in a part
 * is not reported. To add a rule, add a method to the class of its topic, such as {@code NginxHandshakeRules}, its entry in
 * that class's list, and a resource file with its explanation; the tests then demand a configuration with that mistake in
 * {@code SeededMistakesTest}, and the rule in {@code docs/rules.md}. To add a proxy, add a parser, a configuration with its
 * rules, and a line of {@link longwire.proxyconf.lint.Syntax}.
 */
package longwire.proxyconf.lint;

/**
 * Looks through configurations that people already have for what breaks or slows WebSockets.
 *
 * <pre>
 * file ─▶ Sources ─▶ NginxParser ─────▶ Directive ─▶ NginxConfig ─┐
 *  (with includes)   HaproxyParser ───▶     ⋮      ─▶ HaproxyConfig ├─▶ Rule ─▶ Finding ─▶ Report ─▶ TextReport
 *                    CaddyfileParser ─┬▶           ─▶ CaddyConfig ─┤     ▲                          JsonReport
 *                    CaddyJsonParser ─┘                            │ Assumptions
 *                    ApacheParser ────▶            ─▶ ApacheConfig ┘
 * </pre>
 *
 * <p>Its words: <i>directive</i>, a setting as it stands, with its block; <i>rule</i>, one kind of mistake; <i>finding</i>,
 * a mistake at a line, why it matters, and its <i>mend</i>, text that takes it away; <i>assumptions</i>, what the
 * configuration is to bear. What claims to break has been seen to: the tests start the real proxies with the mistake and with the mend.
 *
 * <p>What it reads and where each word stands is for {@link longwire.proxyconf.syntax} and {@link
 * longwire.proxyconf.model} to say; they serve whoever changes configurations as well.
 *
 * <p>What people may read about a rule is its {@link longwire.proxyconf.lint.Explanation}, of which the help of the command
 * and {@code docs/rules.md} are made.
 *
 * <p>It knows no driver and starts nothing. A configuration may be a part that others include: what is not in it is then
 * not missed. One more rule is one more method of the class of its topic, such as {@code NginxHandshakeRules}, its entry in
 * that class's list, and a resource file with its explanation; the tests then miss a configuration with that mistake in
 * {@code SeededMistakesTest}, and the rule in {@code docs/rules.md}. One more proxy is a parser, a configuration with its
 * rules, and a line of {@link longwire.proxyconf.lint.Syntax}.
 */
package longwire.proxyconf.lint;

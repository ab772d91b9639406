/**
 * The meaning of directives: servers, locations, backends and their time limits, as the proxy itself interprets them.
 *
 * <pre>
 * Directive ─▶ NginxConfig, HaproxyConfig, CaddyConfig, ApacheConfig ─▶ locations, sections, proxies, servers
 * </pre>
 *
 * <p>Its terms: <i>mend</i>, text that corrects a mistake; <i>assumptions</i>, the connections and pings that a
 * configuration must support. It judges nothing; the rules in {@code lint} do.
 */
package longwire.proxyconf.model;

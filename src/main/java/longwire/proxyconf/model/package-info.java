/**
 * What directives mean to a proxy: servers, locations, backends and their time limits, as the proxy itself would see them.
 *
 * <pre>
 * Directive ─▶ NginxConfig, HaproxyConfig, CaddyConfig, ApacheConfig ─▶ locations, sections, proxies, servers
 * </pre>
 *
 * <p>Its terms: <i>mend</i>, text that takes a mistake away; <i>assumptions</i>, the connections and pings that a
 * configuration is to bear. It judges nothing: rules do, in {@code lint}.
 */
package longwire.proxyconf.model;

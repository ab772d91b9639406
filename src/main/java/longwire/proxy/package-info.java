/**
 * One driver for each kind of proxy: starts it before an origin, says where it listens, stops it.
 *
 * <pre>
 * ProxyDrivers ─▶ ProxyDriver.start(origin) ─▶ RunningProxy ─▶ close
 * </pre>
 *
 * <p>Its words: <i>driver, path, settings</i>. Nothing above a driver asks which driver it is. It knows no load. One more
 * proxy is one more {@link longwire.proxy.ProxyDriver} and one line of {@link longwire.proxy.ProxyDrivers}.
 */
package longwire.proxy;

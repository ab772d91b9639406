/**
 * The bench on which a proxy is tried: a raw viewer and a raw origin, both in one hand, with every byte under control.
 *
 * <pre>
 * viewer {@link longwire.behaviour.bench.Side} ─▶ proxy ─▶ {@link longwire.behaviour.bench.ScriptedOrigin} ─▶ origin Side
 *        └──────────────── {@link longwire.behaviour.bench.Exchange} ─────────────────────┘
 * </pre>
 *
 * <p>Its terms: <i>side</i>, one connection, read by a thread of its own; <i>exchange</i>, one request through the proxy with both
 * of its sides; <i>ending</i>, how the other side of a connection ended it. An exchange is known at the origin by a header of its
 * request, so that many may take place at the same time.
 *
 * <p>It blocks and has a thread per connection: it is a tool for tens of connections. It does not know what is tried.
 */
package longwire.behaviour.bench;

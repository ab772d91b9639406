/**
 * When an event loop does what is due, and how exactly: it sleeps until bytes come or an item is due, spins for the last of
 * that time, fires, and knows since when the bytes that it reads have been readable.
 *
 * <pre>
 * PacedIoHandler ─▶ PacedLoop ─▶ Pacer (what is due), WakeUp (since when bytes were readable), SpinTime
 *       └─▶ Netty's handler of sockets
 * </pre>
 *
 * <p>It knows no viewer and no message.
 */
package longwire.viewer.pacing;

/**
 * A second look at the times of messages, from outside of the generator: a capture of the packets on loopback, made by a
 * process of its own with the kernel's stamps.
 *
 * <pre>
 * generator ─▶ messages.csv ────────────────────────────────┐
 * tcpdump ──▶ Capture ─▶ CaptureFile ─▶ CapturedStream ─────┴─▶ Witness ─▶ percentiles of the differences
 *                        ClockMapping (capture's clock ─▶ generator's) ┘
 * </pre>
 *
 * <p>Its terms: <i>capture, packet, difference</i>. It finds messages by the stamps in their payloads, so it knows no path, no
 * plan and no connection. Captures can only be compared with messages of the same host.
 */
package longwire.witness;

/**
 * The stamp at the start of each payload. No other code knows its layout.
 *
 * <pre>
 * | magic 4 | checksum 4 | sequence 8 | time 8 | filler … |
 * </pre>
 *
 * <p>It does not know what transports a payload. Its terms: <i>stamp</i>, <i>sequence</i>, <i>filler</i>.
 */
package longwire.message;

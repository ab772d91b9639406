/**
 * The stamp at the start of each payload. No other code knows its layout.
 *
 * <pre>
 * | magic 4 | checksum 4 | sequence 8 | time 8 | filler … |
 * </pre>
 *
 * <p>A payload below 24 bytes has {@code | checksum 4 | sequence 4 | time 8 | filler |}; as text the same stands in hexadecimal
 * digits, alone or in a JSON object.
 *
 * <p>It does not know what transports a payload. Its terms: <i>stamp</i>, <i>sequence</i>, <i>filler</i>.
 */
package longwire.message;

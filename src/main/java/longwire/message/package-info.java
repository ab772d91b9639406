/**
 * The stamp at the head of each payload, and the only code that knows its bytes.
 *
 * <pre>
 * | magic 4 | checksum 4 | sequence 8 | time 8 | filler … |
 * </pre>
 *
 * <p>It knows nothing of what carries a payload. Its words: <i>stamp</i>, <i>sequence</i>, <i>filler</i>.
 */
package longwire.message;

/**
 * Checks what is commonly said of polling, long polling and pushing, on this machine.
 *
 * <pre>
 * ClaimsCommand ─▶ Claims ─▶ FeedLoad ─▶ viewers ─▶ Relay ─▶ origin
 *                    └─▶ Claim (said, expected, measured, holds)
 * </pre>
 *
 * <p>Its terms: <i>claim, transit</i> (the way from one side to the other, which the delay line makes long enough to see).
 * All of it runs in one process: the times that are checked are thousands of times longer than what that costs. To check
 * another claim, add a method to {@link longwire.claims.Claims}.
 */
package longwire.claims;

/**
 * What proxies forward to: an echo, a feed of events, and the same feed for polls, in a process of its own.
 *
 * <pre>
 * connection ─▶ HttpHandler ─┬─ /poll, /health, /counters, /pauses ─▶ HttpAnswer, PollAnswer
 *                            └─ Handshake ─┬─ /echo ─▶ WebSocketHandler ─▶ FrameMirror ─▶ back
 *                                          │  ?delay=12us       ◀─ DelayedReplies ◀┘ (Departures)
 *                                          └─ /feed ─▶ FeedHandler ◀─ Subscribers ◀─┐
 *                                                                                   ├─ OriginLoop ◀─ EventSource
 *                                                       PollAnswer ◀─ EventRing ◀───┘
 * </pre>
 *
 * <p>It shares two cores with the proxy that is measured, so it spends as little as it can: after the handshake a frame
 * is turned around in the buffer in which it came, and an event is encoded once for all who get it. What belongs to an
 * event loop is touched by that loop's thread alone ({@link longwire.origin.OriginLoop}).
 *
 * <p>Its words: <i>echo, delay, feed, event, subscriber, poll</i>. It knows no proxy and no plan. One more way to get the feed
 * is one more path in {@link longwire.origin.HttpHandler} that reads the loop's ring or joins its subscribers; one more
 * count is one more line of {@link longwire.origin.OriginCount}.
 */
package longwire.origin;

/**
 * The server that proxies forward to, in a process of its own: an echo, and a feed of events, pushed or polled.
 *
 * <pre>
 * connection ─▶ HttpHandler ─┬─ /poll, /health, /counters, /pauses, /events ─▶ HttpAnswer, PollAnswer
 *                            ├─ /long-poll ─▶ PollAnswer, or HeldPoll until ◀─ Subscribers
 *                            ├─ /sse ─▶ EventStream ◀─ EventRing, then Subscribers
 *                            └─ Handshake ─┬─ /echo ─▶ WebSocketHandler ─▶ FrameMirror ─▶ back
 *                                          │  ?delay=12us       ◀─ DelayedReplies ◀┘ (Departures)
 *                                          └─ /feed ─▶ FeedHandler ◀─ Subscribers ◀─┐
 *                                                                                   ├─ OriginLoop ◀─ EventSource
 *                                                       PollAnswer ◀─ EventRing ◀───┘
 * </pre>
 *
 * <p>Where a viewer offers permessage-deflate, {@link longwire.origin.DeflatedFrames} stands between the socket and its
 * WebSocket.
 *
 * <p>It shares the machine's cores with the measured proxy, so it does as little as possible: a frame is sent back from the
 * buffer in which it arrived, and an event is encoded once for all subscribers of a kind. The state of an event loop
 * is accessed by that loop's thread only ({@link longwire.origin.OriginLoop}).
 *
 * <p>Its terms: <i>echo, delay, feed, event, subscriber, poll</i>. It does not know proxies or plans. To deliver the feed
 * in another way, add a path to {@link longwire.origin.HttpHandler} that reads the loop's ring or joins its subscribers;
 * to count something, add a line to {@link longwire.origin.OriginCount}.
 */
package longwire.origin;

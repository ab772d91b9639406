package longwire.viewer;

import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.http2.Http2Sharing;
import longwire.viewer.opening.OpeningSettings;

/**
 * What viewers say, and how it travels.
 *
 * @param opening what they say to open a connection
 * @param conversation what their messages mean
 * @param frames how they go over a WebSocket
 * @param http2 how they share connections where their transport does so
 * @param connectionPerPoll whether each poll and each long poll has a connection of its own, unless they share them
 */
public record WireSettings(
        OpeningSettings opening,
        ConversationSettings conversation,
        FrameSettings frames,
        Http2Sharing http2,
        boolean connectionPerPoll) {
    /** No more than the handshake needs, and messages that come back as they were. */
    public static final WireSettings PLAIN = new WireSettings(
            OpeningSettings.NONE, ConversationSettings.ECHO, FrameSettings.PLAIN, Http2Sharing.ALONE, false);
}

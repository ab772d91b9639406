package longwire.viewer.http2;

/** Why a stream ended although its connection may go on; its message is short, since drops are counted by it. */
public final class StreamEnd extends Exception {
    /** An ordinary request was answered, and its stream is used up: an event in a stream's pipeline. */
    public static final Object ANSWERED = "answered";

    private static final long serialVersionUID = 1L;

    StreamEnd(String message) {
        super(message, null, false, false);
    }
}

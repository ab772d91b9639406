package longwire.network.status;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** The body of a POST, read part by part up to a limit. */
final class PostedForm {
    /** A form here has a few short fields; each of their letters may take nine bytes. */
    static final int MOST_BYTES = 8_192;

    private final Function<String, StatusAnswer> taker;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** One that {@code taker} answers once it is whole. */
    PostedForm(Function<String, StatusAnswer> taker) {
        this.taker = taker;
    }

    /** Adds a part. Empty until there is an answer: to the whole form, or to one that is too long. */
    Optional<StatusAnswer> add(HttpContent part) {
        if (part.decoderResult().isFailure()) {
            return Optional.of(StatusAnswer.text(400, "not HTTP, or not a body of its length"));
        }
        if (body.size() + part.content().readableBytes() > MOST_BYTES) {
            return Optional.of(StatusAnswer.text(413, "body: too long (expected: at most " + MOST_BYTES + " bytes)"));
        }
        try {
            part.content().readBytes(body, part.content().readableBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return part instanceof LastHttpContent
                ? Optional.of(taker.apply(body.toString(StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}

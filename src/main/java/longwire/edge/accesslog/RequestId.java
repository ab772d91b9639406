package longwire.edge.accesslog;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Makes values of X-Amz-Cf-Id: random, in CloudFront's format, and long enough never to repeat. */
public final class RequestId {
    /** 56 characters in Base64, as CloudFront's have. */
    private static final int BYTES = 40;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();

    private RequestId() {}

    public static String next() {
        byte[] random = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return ENCODER.encodeToString(random);
    }
}

package longwire.edge.accesslog;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the value of X-Amz-Cf-Id: opaque, in the form of CloudFront's, and too long to meet twice. */
public final class RequestId {
    /** CloudFront's have 56 characters. */
    private static final int BYTES = 40;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();

    private RequestId() {}

    public static String next() {
        byte[] random = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return ENCODER.encodeToString(random);
    }
}

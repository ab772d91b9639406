package longwire.edge.http1;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes as a viewer's; {@code scripts/fuzz RequestDecoder} looks for some that break the rules. */
class RequestDecoderFuzz {
    @FuzzTest
    void anyBytes(byte[] bytes) {
        DecoderRules.checkRequests(bytes);
    }
}

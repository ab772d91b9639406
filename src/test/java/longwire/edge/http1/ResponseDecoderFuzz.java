package longwire.edge.http1;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes as an origin's; {@code scripts/fuzz ResponseDecoder} looks for some that break the rules. */
class ResponseDecoderFuzz {
    @FuzzTest
    void anyBytes(byte[] bytes) {
        DecoderRules.checkResponses(bytes);
    }
}

package longwire.edge.accesslog;

/** How a request ended, in the words of CloudFront's access log (x-edge-detailed-result-type). */
public enum ResultType {
    MISS("Miss"),
    REDIRECT("Redirect"),
    /** The origin's own refusal, passed on. */
    ORIGIN_ERROR("OriginError"),
    INVALID_REQUEST("InvalidRequest"),
    INVALID_REQUEST_METHOD("InvalidRequestMethod"),
    /** A policy of the edge. */
    ERROR("Error"),
    CAPACITY_EXCEEDED("CapacityExceeded"),
    ORIGIN_DNS_ERROR("OriginDnsError"),
    ORIGIN_CONNECT_ERROR("OriginConnectError"),
    /** Silence, where an answer was due. */
    ORIGIN_READ_ERROR("OriginReadError"),
    ORIGIN_COMM_ERROR("OriginCommError"),
    ORIGIN_INVALID_RESPONSE("OriginInvalidResponseError"),
    /** The viewer left before the response began. */
    CLIENT_HUNG_UP("ClientHungUpRequest"),
    /** The viewer's connection broke in the middle. */
    CLIENT_COMM_ERROR("ClientCommError");

    private final String word;

    ResultType(String word) {
        this.word = word;
    }

    /** Where the edge has nothing to add: by the status alone. */
    public static ResultType ofStatus(int status) {
        return status >= 400 ? ORIGIN_ERROR : status >= 300 && status != 304 ? REDIRECT : MISS;
    }

    /** The coarse word (x-edge-result-type), which knows no reasons. */
    String coarse() {
        return this == MISS || this == REDIRECT || this == CAPACITY_EXCEEDED ? word : "Error";
    }

    @Override
    public String toString() {
        return word;
    }
}

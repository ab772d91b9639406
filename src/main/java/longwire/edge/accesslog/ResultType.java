package longwire.edge.accesslog;

/** How a request ended, with the values of CloudFront's access log (x-edge-detailed-result-type). */
public enum ResultType {
    MISS("Miss"),
    REDIRECT("Redirect"),
    /** An error status from the origin, passed on. */
    ORIGIN_ERROR("OriginError"),
    INVALID_REQUEST("InvalidRequest"),
    INVALID_REQUEST_METHOD("InvalidRequestMethod"),
    /** Refused by a policy of the edge. */
    ERROR("Error"),
    CAPACITY_EXCEEDED("CapacityExceeded"),
    ORIGIN_DNS_ERROR("OriginDnsError"),
    ORIGIN_CONNECT_ERROR("OriginConnectError"),
    /** The origin was silent for the response timeout. */
    ORIGIN_READ_ERROR("OriginReadError"),
    ORIGIN_COMM_ERROR("OriginCommError"),
    ORIGIN_INVALID_RESPONSE("OriginInvalidResponseError"),
    /** The viewer left before the response began. */
    CLIENT_HUNG_UP("ClientHungUpRequest"),
    /** The viewer's connection broke during the response. */
    CLIENT_COMM_ERROR("ClientCommError");

    private final String word;

    ResultType(String word) {
        this.word = word;
    }

    /** The type of a response that the edge only forwarded, by its status. */
    public static ResultType ofStatus(int status) {
        return status >= 400 ? ORIGIN_ERROR : status >= 300 && status != 304 ? REDIRECT : MISS;
    }

    /** The coarse value (x-edge-result-type), without the reason. */
    String coarse() {
        return this == MISS || this == REDIRECT || this == CAPACITY_EXCEEDED ? word : "Error";
    }

    @Override
    public String toString() {
        return word;
    }
}

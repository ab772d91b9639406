package longwire.edge.settings;

/** Who does TLS. */
public enum TlsProvider {
    /** OpenSSL where it works, else the JDK. */
    AUTO,
    JDK,
    /** By way of netty-tcnative. */
    OPENSSL
}

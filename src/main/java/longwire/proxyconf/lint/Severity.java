package longwire.proxyconf.lint;

/** What a mistake does to persistent connections, the worst first. */
public enum Severity {
    /** WebSockets do not open or do not stay open, or at least not as many as are planned. */
    BREAKS,
    /** WebSockets work, but cost more time, memory or connections than they need to. */
    SLOWS,
    /** WebSockets work until something else happens: a strict origin, a reload, many viewers at once. */
    RISK
}

package longwire.proxyconf.lint;

/** What a mistake does to persistent connections. The worst first. */
public enum Severity {
    /** WebSockets do not open, do not stay open, or not all of those that are planned. */
    BREAKS,
    /** They work, and cost more time, memory or connections than they need to. */
    SLOWS,
    /** They work until something else happens: a strict origin, a reload, a crowd. */
    RISK
}

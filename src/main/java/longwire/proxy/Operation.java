package longwire.proxy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an administrator does to a running proxy, each in the proxy's own way. */
public enum Operation {
    /** Use the configuration that its files now contain, without a restart. */
    RELOAD,
    /** Accept no more viewers, and end once the open tunnels have ended. */
    DRAIN,
    /** End at once, with open tunnels. */
    STOP,
    /** End without having been asked (SIGKILL of all its processes), as in a crash. */
    KILL;

    /** Whether the proxy ends by it. */
    public boolean ends() {
        return this != RELOAD;
    }

    /** Its name in plans and files: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

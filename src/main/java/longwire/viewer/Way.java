package longwire.viewer;

import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/** Where one viewer's connection goes: to its target, or to where servers redirect it on the way. */
final class Way {
    /** Browsers follow up to twenty; whoever needs more than a few has a loop. */
    static final int MOST_REDIRECTS = 5;

    private final Routes routes;
    /** The way to the target itself, where each attempt begins. */
    private final Connection.Route home;

    private Connection.Route route;
    /** Of the connection that is being opened: how often it was redirected, and where to now, or null. */
    private int redirects;

    private Target next;

    /** Finds the way to a target. */
    interface Routes {
        /** @throws OutsideFault if its name has no address */
        Connection.Route to(Target target);
    }

    Way(Routes routes, Target target) {
        this.routes = routes;
        this.home = routes.to(target);
        this.route = home;
    }

    Connection.Route route() {
        return route;
    }

    /** Whether another server than the target's has the connection that is being opened. */
    boolean isRedirected() {
        return redirects > 0 && !route.target().authority().equals(home.target().authority());
    }

    /** Whether no further redirect is followed. */
    boolean isLong() {
        return redirects >= MOST_REDIRECTS;
    }

    /**
     * The next connection goes to {@code location}, a URL or a part of one.
     *
     * @throws InputFault if it is neither
     */
    void redirect(String location) {
        next = route.target().resolve(location);
    }

    /** Whether the connection ended because of a redirect, which is to be followed. */
    boolean leadsOn() {
        return next != null;
    }

    /** @throws OutsideFault if the name where it leads has no address */
    void follow() {
        redirects++;
        Target target = next;
        next = null;
        route = routes.to(target);
    }

    /** The connection is open; redirects of the next one are counted anew. */
    void arrived() {
        redirects = 0;
    }

    /** The next connection goes to the target itself. */
    void startOver() {
        redirects = 0;
        route = home;
    }
}

package longwire.gatling;

import io.gatling.core.session.Session;
import longwire.viewer.Load;
import longwire.viewer.Viewer;

/** Stores a user's viewer in its session. */
final class UserViewer {
    private static final String ATTRIBUTE = "longwire.viewer";

    private static final String JOINING = "longwire.joining";

    private UserViewer() {}

    static Session put(Session session, Load.Member member) {
        return session.set(ATTRIBUTE, member);
    }

    /** Marks that the user has tried to connect. */
    static Session joining(Session session) {
        return session.set(JOINING, true);
    }

    /** Whether the user has tried to connect. */
    static boolean hasJoined(Session session) {
        return session.contains(JOINING);
    }

    static Session remove(Session session) {
        return session.remove(ATTRIBUTE);
    }

    /** The user's viewer with its number, or null where it has none. */
    static Load.Member member(Session session) {
        return session.contains(ATTRIBUTE) ? (Load.Member) session.attributes().apply(ATTRIBUTE) : null;
    }

    static Viewer viewer(Session session) {
        Load.Member member = member(session);
        return member == null ? null : member.viewer();
    }
}

package longwire.gatling;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * Preferences that make Gatling skip its check for a newer version, which has no switch and would use the network. Selected
 * by {@code -Djava.util.prefs.PreferencesFactory}; they are never written to disk.
 */
public final class NoUpdateCheck implements PreferencesFactory {
    private static final String LAST_CHECK = "lastCheckTimestamp";
    /** Far in the future, and far from overflowing when subtracted. */
    private static final String NEVER_AGAIN = Long.toString(Long.MAX_VALUE / 2);

    private final Preferences root = new Fixed(null, "");

    @Override
    public Preferences systemRoot() {
        return root;
    }

    @Override
    public Preferences userRoot() {
        return root;
    }

    private static final class Fixed extends AbstractPreferences {
        Fixed(AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected String getSpi(String key) {
            return key.equals(LAST_CHECK) ? NEVER_AGAIN : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Fixed(this, name);
        }

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void putSpi(String key, String value) {
            // Nothing is kept.
        }

        @Override
        protected void removeSpi(String key) {
            // Nothing is kept.
        }

        @Override
        protected void removeNodeSpi() {
            // Nothing is kept.
        }

        @Override
        protected void syncSpi() {
            // Nothing is kept.
        }

        @Override
        protected void flushSpi() {
            // Nothing is kept.
        }
    }
}

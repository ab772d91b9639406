package longwire.proxyconf.relocation;

/**
 * How viewers enter, and how the proxy connects to the origin.
 *
 * @param path the URL path that viewers open; {@code /} if any path is passed on
 * @param viewerTls whether the viewers' listener uses TLS
 * @param originTls whether connections to the origin use TLS
 */
public record Entrance(String path, boolean viewerTls, boolean originTls) {
    /** The query parameter that names a path of our origin on any other path. */
    private static final String ORIGIN_PATH = "longwire";

    /**
     * What viewers open for {@code wanted}, a path of our origin such as {@code /echo}. Behind a path of the user's it becomes a
     * query, since the proxy passes on the user's path.
     */
    public String viewerPath(String wanted) {
        if (path.equals("/")) {
            return wanted;
        }
        String query = ORIGIN_PATH + "=" + wanted.substring(1).replaceFirst("\\?", "&");
        return path + (path.indexOf('?') < 0 ? "?" : "&") + query;
    }
}

package longwire.proxyconf.relocation;

import java.util.List;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.CaddyProxy;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Sources;

/** Caddy: the address of a site is the entrance. */
final class CaddyRelocation implements Dialect {
    @Override
    public void read(Sources sources) {
        CaddyConfig.read(sources);
    }

    @Override
    public Entrance entrance(Texts texts, Wish wish) {
        CaddyConfig config = CaddyConfig.read(texts.sources());
        CaddyProxy proxy = proxy(config, wish);
        Directive site = site(config, proxy, wish);
        boolean tls = CaddySites.isTls(config, site);
        if (wish.viewerTls().orElse(tls) != tls) {
            throw wish.noListener(site.place());
        }
        return new Entrance(path(proxy, wish), tls, CaddyOrigins.isTls(proxy));
    }

    @Override
    public List<Edit> edits(Texts texts, Wish wish, Site at) {
        CaddyConfig config = CaddyConfig.read(texts.sources());
        Moves moves = new Moves(texts);
        CaddyProxy proxy = proxy(config, wish);
        new CaddySites(config, moves, at).move(site(config, proxy, wish));
        new CaddyOrigins(config, moves, at).move();
        new CaddyFiles(config, moves, at).move();
        return moves.edits();
    }

    /** Its own files, and an administration that does not meet that of another Caddy on this machine. */
    @Override
    public List<String> environment(Site at) {
        return List.of(
                "XDG_DATA_HOME=" + at.scratch().resolve("data"),
                "XDG_CONFIG_HOME=" + at.scratch().resolve("config"),
                "CADDY_ADMIN=" + at.free().get());
    }

    private static CaddyProxy proxy(CaddyConfig config, Wish wish) {
        List<CaddyProxy> all = config.webSocketProxies().toList();
        return (wish.location().isEmpty()
                        ? all.stream().filter(CaddyProxy::isWebSocket)
                        : all.stream().filter(proxy -> hints(proxy).stream().anyMatch(hint -> matches(hint, wish))))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> wish.fault("a site with reverse_proxy"));
    }

    private static Directive site(CaddyConfig config, CaddyProxy proxy, Wish wish) {
        return config.all().stream()
                .filter(site -> site.deep().anyMatch(line -> line == proxy.handler()) && site != proxy.handler())
                .findFirst()
                .orElseThrow(() -> wish.fault("a site with an address around the reverse_proxy"));
    }

    private static String path(CaddyProxy proxy, Wish wish) {
        if (!wish.location().isEmpty()) {
            return wish.location();
        }
        List<String> hints = hints(proxy);
        String hint = hints.stream()
                .filter(PathHints::isWebSocket)
                .findFirst()
                .or(() -> hints.stream().findFirst())
                .orElse("/");
        String path = hint.replaceFirst("\\*$", "");
        if (path.contains("*")) {
            throw wish.unknownPath(hint);
        }
        return path;
    }

    private static boolean matches(String hint, Wish wish) {
        return hint.endsWith("*")
                ? wish.location().startsWith(hint.substring(0, hint.length() - 1))
                : wish.location().equals(hint);
    }

    private static List<String> hints(CaddyProxy proxy) {
        return proxy.hints().stream().filter(hint -> hint.startsWith("/")).toList();
    }
}

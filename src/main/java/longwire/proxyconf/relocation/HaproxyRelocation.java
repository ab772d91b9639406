package longwire.proxyconf.relocation;

import java.util.List;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Sources;

/** HAProxy: a bind line of a frontend is the entrance. It has no includes. */
final class HaproxyRelocation implements Dialect {
    @Override
    public void read(Sources sources) {
        HaproxyConfig.read(sources);
    }

    @Override
    public Entrance entrance(Texts texts, Wish wish) {
        HaproxyRoute route = HaproxyRoute.of(HaproxyConfig.read(texts.sources()), wish);
        Directive bind = HaproxyListeners.entrance(route.frontend(), wish);
        return new Entrance(route.path(), HaproxyListeners.isTls(bind), route.isTls());
    }

    @Override
    public List<Edit> edits(Texts texts, Wish wish, Site site) {
        HaproxyConfig config = HaproxyConfig.read(texts.sources());
        Moves moves = new Moves(texts);
        HaproxyRoute route = HaproxyRoute.of(config, wish);
        new HaproxyListeners(config, moves, site).move(HaproxyListeners.entrance(route.frontend(), wish));
        new HaproxyOrigins(config, moves, site).move();
        new HaproxyProcess(config, moves, site).move();
        return moves.edits();
    }
}

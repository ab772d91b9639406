package longwire.proxy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import longwire.proxyconf.relocation.OwnConfiguration;
import longwire.settings.Setting;

/** What a driver reports of a user's configuration. */
final class OwnSettings {
    private OwnSettings() {}

    /** {@code all}, each with the value in {@code own} as its standard value; without one where it is not there. */
    static List<Setting> of(OwnConfiguration own, List<Setting> all) {
        return all.stream()
                .map(setting -> new Setting(
                        setting.name(),
                        setting.range(),
                        own.settings().getOrDefault(setting.name(), ""),
                        setting.effect()))
                .toList();
    }

    /** The only encryption that {@code own} has. */
    static Set<Encryption> encryptions(OwnConfiguration own) {
        return EnumSet.of(
                Encryption.of(own.entrance().viewerTls(), own.entrance().originTls()));
    }
}

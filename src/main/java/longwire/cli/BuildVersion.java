package longwire.cli;

import longwire.process.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version and the commit, then the JDK and the system. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "longwire " + Build.current().text(),
            "JDK ${java.runtime.version} (${java.vendor}), ${os.name} ${os.version} ${os.arch}"
        };
    }
}

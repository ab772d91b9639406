package longwire.proxyconf.edit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.parser.ConfigDocument;
import com.typesafe.config.parser.ConfigDocumentFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;

/** A configuration in HOCON: what it says, and the same text with other values. */
public final class HoconText {
    private HoconText() {}

    /**
     * What the main file of {@code texts} says, with all that it includes.
     *
     * @throws InputFault with the line that is not HOCON
     */
    public static Config parse(Texts texts) {
        Path main = texts.main();
        try {
            ConfigParseOptions options = ConfigParseOptions.defaults()
                    .setOriginDescription(main.toString())
                    .setIncluder(new Beside(main.toAbsolutePath().getParent()));
            return ConfigFactory.parseString(texts.text().text(), options).resolve();
        } catch (ConfigException unreadable) {
            throw new InputFault(unreadable.getMessage());
        }
    }

    /** The edits that give each path of {@code values} its value, written as HOCON, in the main file. */
    public static List<Edit> set(Texts texts, Map<String, String> values) {
        ConfigText text = texts.text();
        ConfigDocument document = ConfigDocumentFactory.parseString(text.text());
        for (Map.Entry<String, String> value : values.entrySet()) {
            document = document.withValueText(value.getKey(), value.getValue());
        }
        String changed = document.render();
        // The library ends each line that it adds with a line feed.
        return List.of(text.changedTo(text.lineEnd().equals("\n") ? changed : changed.replaceAll("(?<!\r)\n", "\r\n")));
    }

    /** Finds the files that a text includes, since the text itself has no directory. */
    private record Beside(Path directory) implements ConfigIncluder {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder other) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            return ConfigFactory.parseFileAnySyntax(directory.resolve(what).toFile())
                    .root();
        }
    }
}

package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import java.io.File;
import java.net.URL;
import java.util.Map;
import longwire.fault.OutsideFault;

/** A plan as it is written: a block of keys. */
public final class PlanText {
    /** Name of the block. */
    static final String ROOT = "longwire";

    private static final String STANDARD = "longwire/plan.conf";

    /** What blocks were called before. */
    private static final Map<String, String> FORMER = Map.of("fault", "disturbance");

    private static final ConfigParseOptions ALONE =
            ConfigParseOptions.defaults().setIncluder(new Nothing());

    private PlanText() {}

    /** Every key with its default, without the block around it. */
    static Config standard() {
        return ConfigFactory.parseResources(PlanText.class.getClassLoader(), STANDARD)
                .resolve()
                .getConfig(ROOT);
    }

    /** {@code plan}, without the block around it, as a file that has every key of it. */
    static String render(Config plan) {
        ConfigRenderOptions readable =
                ConfigRenderOptions.defaults().setOriginComments(false).setJson(false);
        return plan.atKey(ROOT).root().render(readable);
    }

    /**
     * Reads a plan that lies among the results, an older one with today's names, without the block around it. Whoever left it
     * there must not make us read other files, or a network.
     *
     * @throws OutsideFault where it is no HOCON, or has no such block
     */
    public static Config recorded(String text) {
        try {
            Config whole = ConfigFactory.parseString(text, ALONE);
            if (!whole.hasPath(ROOT)) {
                throw new OutsideFault("not a plan (expected: a block " + ROOT + " { … })");
            }
            return today(whole.getConfig(ROOT));
        } catch (ConfigException unreadable) {
            throw new OutsideFault("not a plan: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Config today(Config plan) {
        Config today = plan;
        for (Map.Entry<String, String> name : FORMER.entrySet()) {
            if (today.hasPath(name.getKey())) {
                today = today.withValue(name.getValue(), today.getValue(name.getKey()))
                        .withoutPath(name.getKey());
            }
        }
        return today;
    }

    private static final class Nothing
            implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeFile(ConfigIncludeContext context, File what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
            return ConfigFactory.empty().root();
        }

        @Override
        public ConfigObject includeResources(ConfigIncludeContext context, String what) {
            return ConfigFactory.empty().root();
        }
    }
}

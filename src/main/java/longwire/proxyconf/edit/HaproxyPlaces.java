package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.syntax.Directive;

/** The kinds of places of HAProxy's settings. */
final class HaproxyPlaces {
    private static final String OPTION = "option ";
    private static final String NO_PROXY = "a frontend with its backend, or a defaults section";
    /** Addresses of bind lines that are not TCP addresses. */
    private static final String LOCAL = "(/|unix@|uxst@|uxdg@|uxb@|abns@|fd@|sockpair@|rhttp@|quic).*";

    private final HaproxyConfig config;
    private final HaproxyLines lines;
    private final List<HaproxySection> frontends;
    private final List<HaproxySection> backends;

    HaproxyPlaces(HaproxyConfig config, Texts texts) {
        this.config = config;
        this.lines = new HaproxyLines(texts);
        this.frontends = config.frontends().toList();
        this.backends = config.backends().toList();
    }

    Slot global(String name) {
        List<Mention> mentions = last(sections("global"), name).stream()
                .map(line -> lines.mention(line, name))
                .toList();
        return Slot.of(mentions, mentions.isEmpty() ? List.of(value -> inGlobal(name + " " + value)) : List.of(), "");
    }

    /** A switch in the global section: a line without a value, with {@code no} before it when off. */
    Slot globalFlag(String name) {
        Optional<Directive> line = sections("global").stream()
                .flatMap(section -> section.block().stream())
                .filter(some -> some.is(name) || some.begins(List.of("no", name)))
                .reduce((earlier, later) -> later);
        return line.map(some -> Slot.of(List.of(lines.flag(some, some.is(name))), List.of(), ""))
                .orElseGet(() -> Slot.of(List.of(), List.of(value -> inGlobal(flag(name, value))), ""));
    }

    /** Connections have a global limit and one for each frontend; the lowest counts. */
    Slot globalAndFrontends(String name) {
        Slot all = global(name);
        List<Mention> mentions = new ArrayList<>(all.mentions());
        mentions.addAll(proxies(frontends, name).mentions());
        mentions.sort(Comparator.comparing(
                mention -> Notation.HAPROXY.bytes().apply(mention.value()).orElse(Long.MAX_VALUE)));
        return Slot.of(mentions, mentions.isEmpty() ? all.gaps() : List.of(), "");
    }

    Slot frontends(String name) {
        return proxies(frontends, name);
    }

    Slot backends(String name) {
        return proxies(backends, name);
    }

    Slot optionOfFrontends(String option) {
        return options(frontends, option);
    }

    Slot optionOfBackends(String option) {
        return options(backends, option);
    }

    /** An option that is on if the frontend or the backend has it. */
    Slot optionOfEither(String option) {
        Slot back = options(backends, option);
        List<Mention> mentions = new ArrayList<>(back.mentions());
        options(frontends, option).mentions().stream()
                .filter(mention ->
                        mentions.stream().noneMatch(other -> other.place().equals(mention.place())))
                .forEach(mentions::add);
        mentions.sort(Comparator.comparing(mention -> mention.value().equals("off")));
        return Slot.of(mentions, mentions.isEmpty() ? back.gaps() : List.of(), NO_PROXY);
    }

    /** A parameter with a value of the {@code bind} lines, or else the frontend's line of that name. */
    Slot bindParameter(String name) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (HaproxySection frontend : frontends) {
            Optional<Directive> ofAll = frontend.line(name);
            frontend.own("bind").filter(HaproxyPlaces::isOfANetwork).forEach(bind -> {
                int at = bind.words().indexOf(name);
                if (at > 1 && at + 1 < bind.words().size()) {
                    mentions.add(lines.mention(bind, at + 1));
                } else if (ofAll.isPresent()) {
                    mentions.add(lines.mention(ofAll.get(), name));
                } else {
                    gaps.add(value -> List.of(lines.appended(bind, name + " " + value)));
                }
            });
        }
        return Slot.of(mentions, gaps, "a bind line with an address, in a frontend that has a backend");
    }

    private Slot proxies(List<HaproxySection> sections, String name) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (HaproxySection section : sections) {
            section.line(name)
                    .ifPresentOrElse(
                            line -> mentions.add(lines.mention(line, name)),
                            () -> gaps.add(value -> List.of(lines.below(outermost(section), name + " " + value))));
        }
        if (sections.isEmpty()) {
            last(config.all(), name).ifPresent(line -> mentions.add(lines.mention(line, name)));
        }
        return Slot.of(mentions, gaps.isEmpty() && mentions.isEmpty() ? inDefaults(name) : gaps, NO_PROXY);
    }

    private Slot options(List<HaproxySection> sections, String setting) {
        String option = setting.substring(OPTION.length());
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (HaproxySection section : sections) {
            Optional<Directive> line = section.about(option);
            Optional<Directive> both = option.endsWith("tcpka") ? section.about("tcpka") : Optional.empty();
            if (line.isPresent()) {
                mentions.add(lines.flag(line.get(), line.get().is("option")));
            } else if (both.isPresent()) {
                // That option is for both sides: a line after it switches this side.
                mentions.add(new Mention(
                        both.get().place(),
                        both.get().is("option") ? "on" : "off",
                        value -> List.of(lines.behind(both.get(), flag(setting, value)))));
            } else {
                gaps.add(value -> List.of(lines.below(outermost(section), flag(setting, value))));
            }
        }
        if (sections.isEmpty()) {
            config.all().stream()
                    .flatMap(section -> section.block().stream())
                    .filter(line ->
                            line.begins(List.of("option", option)) || line.begins(List.of("no", "option", option)))
                    .reduce((earlier, later) -> later)
                    .ifPresent(line -> mentions.add(lines.flag(line, line.is("option"))));
        }
        List<Change> inDefaults =
                defaults()
                        .map(section -> (Change) value -> List.of(lines.below(section, flag(setting, value))))
                        .stream()
                        .toList();
        return Slot.of(mentions, gaps.isEmpty() && mentions.isEmpty() ? inDefaults : gaps, NO_PROXY);
    }

    /** The nearest defaults of {@code section}, which apply to similar sections too; or else the section itself. */
    private static Directive outermost(HaproxySection section) {
        return section.defaults().isEmpty()
                ? section.directive()
                : section.defaults().get(0).directive();
    }

    private List<Change> inDefaults(String name) {
        return defaults().map(section -> (Change) value -> List.of(lines.below(section, name + " " + value))).stream()
                .toList();
    }

    private Optional<Directive> defaults() {
        return sections("defaults").stream().reduce((earlier, later) -> later);
    }

    private List<Edit> inGlobal(String line) {
        Optional<Directive> section = sections("global").stream().findFirst();
        return List.of(
                section.map(some -> lines.below(some, line)).orElseGet(() -> lines.newGlobal(config.all(), line)));
    }

    private List<Directive> sections(String kind) {
        return config.all().stream().filter(section -> section.is(kind)).toList();
    }

    private static Optional<Directive> last(List<Directive> sections, String name) {
        List<String> words = List.of(name.split(" "));
        return sections.stream()
                .flatMap(section -> section.block().stream())
                .filter(line -> line.begins(words) && line.words().size() > words.size())
                .reduce((earlier, later) -> later);
    }

    private static boolean isOfANetwork(Directive bind) {
        return bind.words().size() > 1 && !bind.argument(1).matches(LOCAL);
    }

    private static String flag(String name, String value) {
        return value.equals("on") ? name : "no " + name;
    }
}

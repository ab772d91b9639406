package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/**
 * The {@code listen} lines of servers that carry WebSockets. For each address, nginx takes the socket options from one
 * line, in any server, and refuses a second line with options.
 */
final class NginxListens {
    private static final String OBSTACLE = "a listen line in the server";
    /** The options that a line may set for a socket. */
    private static final List<String> OF_THE_SOCKET = List.of(
            "setfib=",
            "fastopen=",
            "backlog=",
            "rcvbuf=",
            "sndbuf=",
            "accept_filter=",
            "deferred",
            "bind",
            "ipv6only=",
            "reuseport",
            "so_keepalive=");

    private static final int USUAL_PORT = 80;

    private final Texts texts;
    private final List<Directive> lines = new ArrayList<>();

    /** {@code servers} are the servers that carry WebSockets. */
    NginxListens(Directive root, List<Directive> servers, Texts texts) {
        this.texts = texts;
        Map<String, List<Directive>> byAddress = new HashMap<>();
        root.deep()
                .filter(block -> block.is("server"))
                .flatMap(NginxListens::tcp)
                .forEach(line -> byAddress
                        .computeIfAbsent(address(line), any -> new ArrayList<>())
                        .add(line));
        servers.stream()
                .flatMap(NginxListens::tcp)
                .map(NginxListens::address)
                .distinct()
                .map(address -> settling(byAddress.get(address)))
                .forEach(lines::add);
    }

    /** The lines for TCP: without Unix sockets, and without HTTP/3, which uses UDP. */
    private static Stream<Directive> tcp(Directive server) {
        return server.all("listen")
                .filter(line -> !line.argument(1).startsWith("unix:"))
                .filter(line -> !line.words().contains("quic"));
    }

    /** A parameter such as {@code backlog=511}. */
    Slot parameter(String name) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (Directive line : lines) {
            word(line, name + "=")
                    .ifPresentOrElse(
                            at -> mentions.add(mention(line, at, name)),
                            () -> gaps.add(value -> List.of(appended(line, name + "=" + value))));
        }
        return Slot.of(mentions, gaps, OBSTACLE);
    }

    /** A word that is present or absent. */
    Slot flag(String name) {
        return Slot.of(lines.stream().map(line -> flag(line, name)).toList(), List.of(), OBSTACLE);
    }

    private Mention mention(Directive line, int at, String name) {
        return new Mention(
                line.place(),
                line.argument(at).substring(name.length() + 1),
                value -> List.of(
                        texts.text(line.place()).replaced(line.extent().words().get(at), name + "=" + value)));
    }

    private Mention flag(Directive line, String name) {
        Optional<Integer> there = word(line, name);
        List<Span> words = line.extent().words();
        return new Mention(line.place(), there.isPresent() ? "on" : "off", value -> {
            if (there.isPresent() == value.equals("on")) {
                return List.of();
            }
            return List.of(there.map(at -> texts.text(line.place()).removedBehind(words.get(at - 1), words.get(at)))
                    .orElseGet(() -> appended(line, name)));
        });
    }

    private Edit appended(Directive line, String word) {
        List<Span> words = line.extent().words();
        return texts.text(line.place()).behind(words.get(words.size() - 1), " " + word);
    }

    /** The index of the word that is {@code name}, or that begins with it if {@code name} ends with an equals sign. */
    private static Optional<Integer> word(Directive line, String name) {
        for (int at = 2; at < line.words().size(); at++) {
            String word = line.argument(at);
            if (word.equals(name) || name.endsWith("=") && word.startsWith(name)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The line that sets options of its socket, or the first if none does. */
    private static Directive settling(List<Directive> ofOneAddress) {
        return ofOneAddress.stream()
                .filter(line -> OF_THE_SOCKET.stream()
                        .anyMatch(option -> word(line, option).isPresent()))
                .findFirst()
                .orElse(ofOneAddress.get(0));
    }

    /** The address with host and port, also if the line leaves one of them out. */
    private static String address(Directive line) {
        String said = line.argument(1).toLowerCase(Locale.ROOT);
        if (said.matches("\\d+")) {
            return "*:" + said;
        }
        String whole = said.matches(".*:\\d+") ? said : said + ":" + USUAL_PORT;
        return Arrays.asList("0.0.0.0", "*").contains(whole.replaceFirst(":\\d+$", ""))
                ? whole.replaceFirst("^.*:", "*:")
                : whole;
    }
}

package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/**
 * What nginx requires of its other buffers for a {@code proxy_buffer_size}; otherwise it refuses the file. The size of
 * busy buffers (by default twice the size of one) must be at least one buffer and at most all buffers but one. If that
 * does not hold, the file gets eight buffers of the same size, as the driver writes them.
 */
final class NginxBuffers {
    static final String SIZE = "proxy_buffer_size";
    private static final String BUFFERS = "proxy_buffers";
    private static final String BUSY = "proxy_busy_buffers_size";
    private static final String TEMPORARY = "proxy_temp_file_write_size";
    private static final List<String> OTHERS = List.of(BUFFERS, BUSY, TEMPORARY);
    private static final int NUMBER = 8;
    /** A memory page; no machine that nginx is tuned on has larger ones. */
    private static final long USUAL_BYTES = 4_096;

    private final NginxConfig config;
    private final Texts texts;

    NginxBuffers(NginxConfig config, Texts texts) {
        this.config = config;
        this.texts = texts;
    }

    /** The required edits, for each location in which a size is in effect. */
    List<Edit> edits() {
        return config.locations().stream().flatMap(this::edits).distinct().toList();
    }

    private Stream<Edit> edits(NginxLocation location) {
        Optional<Directive> size = location.effective(SIZE);
        if (size.isEmpty() || fits(location, bytes(size.get().argument(1)))) {
            return Stream.empty();
        }
        String said = size.get().argument(1);
        List<Edit> edits = new ArrayList<>();
        for (String other : OTHERS) {
            String wanted = other.equals(BUFFERS) ? NUMBER + " " + said : String.valueOf(2 * bytes(said));
            Optional<Directive> line = location.effective(other);
            boolean near = line.isPresent() && depth(location, line.get()) >= depth(location, size.get());
            if (near) {
                edits.add(replaced(line.get(), wanted));
            } else if (line.isPresent() || other.equals(BUFFERS)) {
                // A line of an outer level applies to other locations too.
                edits.add(below(size.get(), other + " " + wanted + ";"));
            }
        }
        return edits.stream();
    }

    /** Number of blocks around {@code line}, which is in effect for {@code location}. */
    private static int depth(NginxLocation location, Directive line) {
        List<Directive> blocks = location.blocks();
        int depth = blocks.size() - 1;
        while (depth > 0 && blocks.get(depth).block().stream().noneMatch(inner -> inner == line)) {
            depth--;
        }
        return depth;
    }

    private static boolean fits(NginxLocation location, long size) {
        Optional<Directive> buffers = location.effective(BUFFERS);
        long number = buffers.map(line -> bytes(line.argument(1))).orElse((long) NUMBER);
        long each = buffers.map(line -> bytes(line.argument(2))).orElse(USUAL_BYTES);
        long largest = Math.max(size, each);
        long busy =
                location.effective(BUSY).map(line -> bytes(line.argument(1))).orElse(2 * largest);
        long temporary = location.effective(TEMPORARY)
                .map(line -> bytes(line.argument(1)))
                .orElse(2 * largest);
        return busy >= largest && busy <= (number - 1) * each && temporary >= largest;
    }

    private Edit replaced(Directive line, String arguments) {
        List<Span> words = line.extent().words();
        Span last = words.get(words.size() - 1);
        Span all = new Span(words.get(1).line(), words.get(1).column(), last.endLine(), last.endColumn());
        return texts.text(line.place()).replaced(all, arguments);
    }

    private Edit below(Directive line, String statement) {
        ConfigText text = texts.text(line.place());
        return NginxBlocks.below(
                text, line.extent().whole(), text.indentation(line.place().line()), statement);
    }

    /** A size that cannot be read, such as a variable, counts as 0. */
    private static long bytes(String said) {
        return Notation.NGINX.bytes().apply(said).orElse(0L);
    }
}

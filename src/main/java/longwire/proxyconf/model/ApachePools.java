package longwire.proxyconf.model;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which lines share their connections to the origin. Apache keeps one pool for a URL; a later URL that begins with it uses
 * it too, and the parameters with which it was made.
 */
final class ApachePools {
    /** Lines that have a pool of an earlier one, with that one. */
    private final Map<ApacheMapping, ApacheMapping> shared = new IdentityHashMap<>();

    private final Map<String, ApacheMapping> makers = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    /** {@code mappings} in the order in which Apache comes to them. */
    ApachePools(List<ApacheMapping> mappings) {
        for (ApacheMapping mapping : mappings) {
            if (!mapping.isRewrite()) {
                maker(mapping.worker()).ifPresent(earlier -> shared.put(mapping, earlier));
                make(mapping);
            }
        }
        // Rules find pools when a request comes, and make none.
        mappings.stream().filter(ApacheMapping::isRewrite).forEach(rule -> maker(rule.worker())
                .ifPresent(pool -> shared.put(rule, pool)));
    }

    /** The line whose parameters hold for {@code mapping}, where it is another. */
    Optional<ApacheMapping> sharedWith(ApacheMapping mapping) {
        return Optional.ofNullable(shared.get(mapping));
    }

    private void make(ApacheMapping mapping) {
        if (!mapping.worker().isEmpty()) {
            makers.putIfAbsent(mapping.worker(), mapping);
            lengths.add(mapping.worker().length());
        }
    }

    /** The longest URL with which {@code worker} begins. */
    private Optional<ApacheMapping> maker(String worker) {
        for (int length : lengths.headSet(worker.length(), true).descendingSet()) {
            ApacheMapping maker = makers.get(worker.substring(0, length));
            if (maker != null) {
                return Optional.of(maker);
            }
        }
        return Optional.empty();
    }
}

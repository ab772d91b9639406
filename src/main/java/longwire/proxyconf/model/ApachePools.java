package longwire.proxyconf.model;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which directives share their connections to the origin. Apache keeps one pool for a URL. A later URL that begins with
 * it uses the same pool, with the parameters of the directive that created it.
 */
final class ApachePools {
    /** Directives that use the pool of an earlier one, with the earlier one. */
    private final Map<ApacheMapping, ApacheMapping> shared = new IdentityHashMap<>();

    private final Map<String, ApacheMapping> makers = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    /** {@code mappings} must be in the order in which Apache processes them. */
    ApachePools(List<ApacheMapping> mappings) {
        for (ApacheMapping mapping : mappings) {
            if (!mapping.isRewrite()) {
                maker(mapping.worker()).ifPresent(earlier -> shared.put(mapping, earlier));
                make(mapping);
            }
        }
        // Rewrite rules look up pools when a request comes, and create none.
        mappings.stream().filter(ApacheMapping::isRewrite).forEach(rule -> maker(rule.worker())
                .ifPresent(pool -> shared.put(rule, pool)));
    }

    /** The other directive whose parameters apply to {@code mapping}, if any. */
    Optional<ApacheMapping> sharedWith(ApacheMapping mapping) {
        return Optional.ofNullable(shared.get(mapping));
    }

    private void make(ApacheMapping mapping) {
        if (!mapping.worker().isEmpty()) {
            makers.putIfAbsent(mapping.worker(), mapping);
            lengths.add(mapping.worker().length());
        }
    }

    /** The directive that created the pool with the longest URL with which {@code worker} begins. */
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

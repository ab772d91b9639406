package longwire.viewer.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import longwire.viewer.Transport;

/**
 * Tests a transport's wire against the contract of {@link longwire.viewer.Wire}. Immutable: each method returns another kit.
 *
 * <pre>{@code
 * new WireKit(new MyTransport(), MyPeer::new).verify();
 *
 * @TestFactory   // or each check as a test of its own
 * Stream<DynamicTest> contract() {
 *     return new WireKit(new MyTransport(), MyPeer::new).checks().stream()
 *             .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
 * }
 * }</pre>
 *
 * <p>A check of a correct wire takes at most two seconds, the check of allocation about five; a failing check takes up to ten.
 * The kit cannot know whether a wire reads {@link longwire.viewer.Link#nanoTime} immediately before it writes.
 *
 * @param transport under test
 * @param peers creates the server side of each connection
 * @param path of the target
 * @param abilities of the transport
 * @param mostBytesPerMessage limit of the bytes that the event loop may allocate per message and reply, exclusive. The default of
 *     16 means none: it is less than any object plus the occasional allocations of the loop itself
 */
public record WireKit(
        Transport transport, Supplier<Peer> peers, String path, Set<Ability> abilities, int mostBytesPerMessage) {
    /** No object is smaller. */
    private static final int NOTHING_PER_MESSAGE = 16;

    /** For a transport with every ability, which allocates nothing per message. */
    public WireKit(Transport transport, Supplier<Peer> peers) {
        this(transport, peers, "/", EnumSet.allOf(Ability.class), NOTHING_PER_MESSAGE);
    }

    public WireKit {
        abilities = Set.copyOf(abilities);
    }

    /** The same kit for a transport without these abilities. */
    public WireKit without(Ability... lacking) {
        Set<Ability> left = new HashSet<>(abilities);
        Arrays.asList(lacking).forEach(left::remove);
        return new WireKit(transport, peers, path, left, mostBytesPerMessage);
    }

    /** The same kit with {@code other} as path. */
    public WireKit at(String other) {
        return new WireKit(transport, peers, other, abilities, mostBytesPerMessage);
    }

    /** The same kit with another limit of allocated bytes per message and reply. */
    public WireKit allocatingAtMost(int bytes) {
        return new WireKit(transport, peers, path, abilities, bytes);
    }

    /** All checks for the abilities of the transport, the most basic first. */
    public List<WireCheck> checks() {
        List<WireCheck> all = new ArrayList<>();
        all.addAll(new AnswerChecks(this).all());
        all.addAll(new FeedChecks(this).all());
        all.addAll(new EndingChecks(this).all());
        all.addAll(new AllocationChecks(this).all());
        return all;
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError with the name and the reason of each failed check
     */
    public void verify() {
        List<String> failures = new ArrayList<>();
        for (WireCheck check : checks()) {
            try {
                check.run();
            } catch (IOException | RuntimeException | AssertionError failed) {
                failures.add(check.name() + ": " + failed.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(transport.label() + ": " + String.join("\n", failures));
        }
    }

    /** The same kit for {@code other}, which is what is tested in another guise. */
    WireKit of(Transport other) {
        return new WireKit(other, peers, path, abilities, mostBytesPerMessage);
    }

    boolean can(Ability ability) {
        return abilities.contains(ability);
    }
}

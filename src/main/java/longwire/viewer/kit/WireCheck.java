package longwire.viewer.kit;

import java.io.IOException;

/**
 * One requirement of the contract, as a test.
 *
 * @param name the requirement as a sentence, such as {@code a lost reply is counted}
 * @param body the test
 */
public record WireCheck(String name, Body body) {
    /** The test of a requirement. */
    @FunctionalInterface
    public interface Body {
        /** Throws an {@link AssertionError} with the actual and the expected values if the requirement is not met. */
        void run() throws IOException;
    }

    /**
     * Runs the test.
     *
     * @throws AssertionError if the wire does not meet the requirement
     */
    public void run() throws IOException {
        body.run();
    }

    @Override
    public String toString() {
        return name;
    }
}

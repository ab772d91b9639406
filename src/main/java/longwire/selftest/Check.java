package longwire.selftest;

/**
 * A condition that a machine must meet to be fit to measure, and whether it does.
 *
 * @param name of the figure that is checked
 * @param must what is expected, with the reason
 * @param measured what was found
 * @param holds whether the condition is met
 * @param advice what to do if it is not
 */
public record Check(String name, String must, String measured, boolean holds, String advice) {}

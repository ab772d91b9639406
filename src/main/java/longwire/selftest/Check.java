package longwire.selftest;

/**
 * One thing that holds on a machine that is fit to measure.
 *
 * @param name of what is looked at
 * @param must what must hold, with its reason
 * @param measured what was found
 * @param holds whether it does
 * @param advice what to do where it does not
 */
public record Check(String name, String must, String measured, boolean holds, String advice) {}

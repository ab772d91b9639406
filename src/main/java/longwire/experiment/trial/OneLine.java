package longwire.experiment.trial;

/** What went wrong, in a line: reasons stand in files with a line each, and between others in a terminal. */
public final class OneLine {
    /** What a person reads of a reason; the whole is in the log it was taken from. */
    private static final int LONGEST = 400;

    private static final String BETWEEN = " / ";

    private OneLine() {}

    /** The message of {@code failed}; of a very long one its begin, and its end, where programs say what it was. */
    public static String of(RuntimeException failed) {
        String line = String.join(
                BETWEEN,
                String.valueOf(failed.getMessage())
                        .lines()
                        .map(String::strip)
                        .filter(said -> !said.isEmpty())
                        .toList());
        if (line.length() <= LONGEST) {
            return line;
        }
        return line.substring(0, LONGEST / 2) + " … " + line.substring(line.length() - LONGEST / 2);
    }
}

package longwire.process;

/**
 * The line with which one of our processes reports that it is ready: {@code origin listening on 127.0.0.1:41234}. A
 * parent waits for this line instead of polling a port.
 */
public final class ReadyLine {
    private static final String WORDS = " listening on ";

    private ReadyLine() {}

    /** Prints the line; {@code addresses} are in the order that the parent expects, separated by spaces. */
    public static void print(String name, String addresses) {
        System.out.println(name + WORDS + addresses);
        System.out.flush();
    }

    /** The addresses in {@code line}, or null if it is not a ready line. */
    static String addresses(String line) {
        int at = line.indexOf(WORDS);
        return at < 0 ? null : line.substring(at + WORDS.length()).strip();
    }
}

package longwire.process;

/**
 * The line by which a process of ours says that it can be used: {@code origin listening on 127.0.0.1:41234}. A parent
 * waits for it instead of trying a port.
 */
public final class ReadyLine {
    private static final String WORDS = " listening on ";

    private ReadyLine() {}

    /** Prints the line; {@code addresses} in the order that the parent expects, separated by a blank. */
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

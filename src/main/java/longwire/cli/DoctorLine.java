package longwire.cli;

/** A line of doctor, wrapped at the terminal's usual width. */
final class DoctorLine {
    private static final int WIDTH = 80;

    private DoctorLine() {}

    static void print(String head, String text) {
        System.out.println(wrapped(head, text));
    }

    /** {@code text} after {@code head}, wrapped below its beginning; words are never broken. */
    static String wrapped(String head, String text) {
        StringBuilder lines = new StringBuilder(head);
        int column = head.length();
        for (String word : text.split(" ")) {
            boolean first = column == head.length();
            if (!first && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(head.length()));
                column = head.length();
                first = true;
            }
            lines.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
        }
        return lines.toString();
    }
}

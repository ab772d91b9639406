package longwire.report.terminal;

/** What a terminal can show beside letters. A file or a pipe gets letters alone. */
public enum Ink {
    PLAIN("", "", ""),
    ANSI("\u001b[1m", "\u001b[2m", "\u001b[0m");

    private final String bold;
    private final String faint;
    private final String end;

    Ink(String bold, String faint, String end) {
        this.bold = bold;
        this.faint = faint;
        this.end = end;
    }

    /** What this process's console can show; PLAIN where a person asked for no colour (no-color.org). */
    public static Ink ofConsole() {
        return System.console() == null || System.getenv("NO_COLOR") != null ? PLAIN : ANSI;
    }

    String bold(String text) {
        return bold + text + end;
    }

    String faint(String text) {
        return faint + text + end;
    }
}

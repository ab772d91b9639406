package longwire.index;

import java.io.IOException;
import java.nio.file.Path;

/** A process that has the index open, until its input ends. */
final class IndexHolder {
    private IndexHolder() {}

    public static void main(String[] arguments) throws IOException {
        RunIndex index = RunIndex.open(Path.of(arguments[0]), System.err::println);
        System.out.println("holding");
        System.in.read();
        index.close();
    }
}

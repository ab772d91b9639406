package longwire.proxyconf.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Place;
import longwire.proxyconf.syntax.Sources;

/** The files of one configuration as they are, or as they would be after edits. Nothing is written. */
public final class Texts {
    private static final int MOST_BYTES = 8 << 20;

    private final Path main;
    /** The main file and the files that were edited, by absolute paths. */
    private final Map<Path, String> texts;

    private Texts(Path main, Map<Path, String> texts) {
        this.main = main;
        this.texts = texts;
    }

    /**
     * Reads {@code main}.
     *
     * @throws InputFault when it cannot be read or is not in UTF-8, since such a text could not be written back unchanged
     */
    public static Texts of(Path main) {
        return new Texts(main, Map.of(absolute(main), read(main)));
    }

    /**
     * Reads {@code main}, with some texts replaced.
     *
     * @param changed as {@link UserConfiguration#filesWith} gives them
     */
    public static Texts of(Path main, Map<Path, String> changed) {
        Map<Path, String> texts = new HashMap<>(of(main).texts);
        changed.forEach((file, text) -> texts.put(absolute(file), text));
        return new Texts(main, texts);
    }

    public Path main() {
        return main;
    }

    /** The files for parsers. */
    public Sources sources() {
        return Sources.of(main, texts);
    }

    /** The main file. */
    public ConfigText text() {
        return text(main);
    }

    /** The file that contains {@code place}. */
    public ConfigText text(Place place) {
        return text(Path.of(place.file()));
    }

    /** Whether {@code place} is in the main file. */
    public boolean isMain(Place place) {
        return absolute(Path.of(place.file())).equals(absolute(main));
    }

    /** All texts that were edited since {@code before}, by path. The main file is always the first. */
    public Map<Path, String> since(Texts before) {
        Map<Path, String> changed = new LinkedHashMap<>(Map.of(main, text().text()));
        texts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(absolute(main)))
                .filter(entry ->
                        !entry.getValue().equals(before.text(entry.getKey()).text()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> changed.put(entry.getKey(), entry.getValue()));
        return changed;
    }

    /** The texts after {@code edits}, each applied once. */
    public Texts with(List<Edit> edits) {
        Map<Path, List<Edit>> byFile = new LinkedHashSet<>(edits)
                .stream()
                        .collect(Collectors.groupingBy(
                                edit -> absolute(Path.of(edit.at().file()))));
        Map<Path, String> changed = new HashMap<>(texts);
        byFile.forEach((file, some) -> changed.put(file, edited(text(file).text(), some)));
        return new Texts(main, changed);
    }

    /** A file by its path. */
    public ConfigText text(Path file) {
        String known = texts.get(absolute(file));
        return new ConfigText(file.toString(), known == null ? read(file) : known);
    }

    private static String edited(String text, List<Edit> edits) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::from)).toList()) {
            if (edit.from() < done) {
                throw new IllegalStateException(edit.at() + ": two edits overlap");
            }
            result.append(text, done, edit.from()).append(edit.text());
            done = edit.to();
        }
        return result.append(text, done, text.length()).toString();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String read(Path file) {
        try {
            // Reading a device or a pipe might not end.
            if (!Files.isRegularFile(file)) {
                throw new InputFault("file", file, "a readable file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputFault("file", file, "at most " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new InputFault("file", file, "a text file in UTF-8");
        } catch (IOException failure) {
            throw new InputFault("file", file, "a readable file");
        }
    }
}

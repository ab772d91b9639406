package longwire.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.measurement.FanOut;
import longwire.settings.Limits;
import longwire.settings.PlaceholderText;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocol;

/**
 * What the messages of a WebSocket mean to the service.
 *
 * @param protocol that it speaks
 * @param message text of each message; empty for the protocol's own
 * @param messagesFile a file with a message on each line, used in turn; empty for none
 * @param settings of the protocol, by its own names
 * @param publishers how many viewers publish, to all others; 0 where each talks to the service alone
 */
public record Conversation(
        Protocol protocol, String message, String messagesFile, Map<String, String> settings, int publishers) {
    private static final String FILE_KEY = "conversation.messages-file";

    public Conversation {
        new Limits()
                .whole("conversation.publishers", publishers, 0, FanOut.MOST_SOURCES)
                .refuse();
        if (!message.isEmpty() && !messagesFile.isEmpty()) {
            throw new InputFault(FILE_KEY, messagesFile, "only one of it and conversation.message");
        }
    }

    /** What viewers are told of it; the file of messages is read anew. */
    ConversationSettings conversation() {
        return new ConversationSettings(protocol, texts(), settings, publishers);
    }

    private List<PlaceholderText> texts() {
        if (!message.isEmpty()) {
            return List.of(PlaceholderText.parse("conversation.message", message));
        }
        return messagesFile.isEmpty() ? List.of() : lines(Path.of(messagesFile));
    }

    private static List<PlaceholderText> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw new InputFault(FILE_KEY, file + " is empty", "a message on each line");
            }
            return lines.stream()
                    .map(line -> PlaceholderText.parse(FILE_KEY, line))
                    .toList();
        } catch (IOException unreadable) {
            throw new InputFault(FILE_KEY, file, "a readable file in UTF-8 with a message on each line");
        }
    }
}

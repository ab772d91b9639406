package longwire.viewer.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import longwire.fault.InputFault;
import longwire.settings.PlaceholderText;

/**
 * What viewers say to a service once their connections are open.
 *
 * @param protocol that the service speaks
 * @param messages texts of messages, used in turn; empty for those of the protocol
 * @param settings of the protocol, by its own names
 */
public record ConversationSettings(Protocol protocol, List<PlaceholderText> messages, Map<String, String> settings) {
    /** Messages that come back as they were. */
    public static final ConversationSettings ECHO = new ConversationSettings(new Echo(), List.of(), Map.of());

    private static final String KEY = "conversation.message";

    public ConversationSettings {
        messages = messages.isEmpty()
                ? protocol.message().map(text -> PlaceholderText.parse(KEY, text)).stream()
                        .toList()
                : List.copyOf(messages);
        settings = Map.copyOf(new TreeMap<>(settings));
        List<String> faults = new ArrayList<>();
        if (!messages.isEmpty() && protocol.message().isEmpty()) {
            faults.add(KEY + ": " + messages.get(0) + " (expected: none; " + protocol.label() + " makes its own)");
        }
        for (PlaceholderText message : messages) {
            if (protocol.needsId() && !message.names().contains(MessageText.ID)) {
                faults.add(KEY + ": " + message + " (expected: ${id} in it, by which " + protocol.label()
                        + " knows the reply)");
            }
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    /** The placeholders of messages and settings that must have a value for each viewer, by the key where they stand. */
    public Map<String, List<PlaceholderText>> placeholders() {
        Map<String, List<PlaceholderText>> texts = new TreeMap<>();
        texts.put(KEY, messages);
        settings.forEach((name, value) -> {
            String key = "conversation.settings." + name;
            texts.put(key, List.of(PlaceholderText.parse(key, value)));
        });
        return texts;
    }
}

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
 * @param publishers how many viewers publish, the first ones, to all others; 0 where each talks to the service alone
 */
public record ConversationSettings(
        Protocol protocol, List<PlaceholderText> messages, Map<String, String> settings, int publishers) {
    /** Messages that come back as they were. */
    public static final ConversationSettings ECHO = new ConversationSettings(new Echo(), List.of(), Map.of());

    private static final String KEY = "conversation.message";
    private static final String PUBLISHERS_KEY = "conversation.publishers";

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
        faults.addAll(publisherFaults(protocol, messages, publishers));
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    /** Each viewer talks to the service alone. */
    public ConversationSettings(Protocol protocol, List<PlaceholderText> messages, Map<String, String> settings) {
        this(protocol, messages, settings, 0);
    }

    /** The same with other publishers. */
    public ConversationSettings publishers(int others) {
        return new ConversationSettings(protocol, messages, settings, others);
    }

    private static List<String> publisherFaults(Protocol protocol, List<PlaceholderText> messages, int publishers) {
        if (publishers < 0) {
            return List.of(PUBLISHERS_KEY + ": " + publishers + " (expected: 0 or more)");
        }
        if (publishers > 0 && !protocol.fansOut()) {
            return List.of(PUBLISHERS_KEY + ": " + publishers + " (expected: 0; " + protocol.label()
                    + " has no messages for others)");
        }
        return messages.stream()
                .filter(message -> publishers > 0 && !message.names().contains(MessageText.PAYLOAD))
                .map(message ->
                        KEY + ": " + message + " (expected: ${payload} in it, where receivers find who published it"
                                + " and when it was due)")
                .toList();
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

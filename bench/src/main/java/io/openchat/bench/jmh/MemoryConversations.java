package io.openchat.bench.jmh;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.shared.record.ConversationRecord;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The store of conversations as far as a benchmark's few need it, before it begins to count. */
final class MemoryConversations {
    private final Map<String, ConversationRecord> records = new HashMap<>();

    private MemoryConversations() {}

    static ConversationStore empty() {
        MemoryConversations memory = new MemoryConversations();
        return (ConversationStore) Proxy.newProxyInstance(
                ConversationStore.class.getClassLoader(),
                new Class<?>[] {ConversationStore.class},
                (_, method, arguments) -> memory.answer(method.getName(), arguments));
    }

    private Object answer(String question, Object[] arguments) {
        return switch (question) {
            case "create" -> records.putIfAbsent(id(arguments[0]), (ConversationRecord) arguments[0]) == null;
            case "move" -> records.put(id(arguments[0]), (ConversationRecord) arguments[0]) != null;
            case "find" ->
                arguments[0] instanceof Collection<?> ids
                        ? ids.stream()
                                .map(records::get)
                                .filter(Objects::nonNull)
                                .toList()
                        : Optional.ofNullable(records.get(arguments[0]));
            case "open" -> List.copyOf(records.values());
            case "sessionBegins", "sessionEnds" -> true;
            default -> throw new UnsupportedOperationException(question);
        };
    }

    private static String id(Object record) {
        return ((ConversationRecord) record).id();
    }
}

package io.openchat.chat.wiring;

import io.openchat.chat.conversation.Bounds;
import io.openchat.chat.conversation.Capacity;
import io.openchat.chat.conversation.Pace;
import io.openchat.chat.settings.ChatConfig;

/** The bounds of the core, as the settings give them. */
final class Quotas {
    private Quotas() {}

    static Bounds of(ChatConfig config) {
        return new Bounds(
                of(config.perVisitor()),
                of(config.perAddress()),
                pace(config.perAgent().replays()),
                new Capacity(config.waiting().most(), config.perAddress().conversations()));
    }

    private static Bounds.OfVisitor of(ChatConfig.PerVisitor visitor) {
        return new Bounds.OfVisitor(
                pace(visitor.replays()),
                visitor.unanswered().messages(),
                visitor.unanswered().bytes().asLongValue(),
                visitor.stored().messagesPerHour(),
                visitor.stored().bytesPerHour().asLongValue());
    }

    private static Bounds.OfAddress of(ChatConfig.PerAddress address) {
        ChatConfig.Rate wrongTokens = address.wrongTokens();
        return new Bounds.OfAddress(
                pace(address.replays()),
                new Pace(wrongTokens.atOnce(), wrongTokens.perSecond()),
                address.stored().messagesPerHour(),
                address.stored().bytesPerHour().asLongValue());
    }

    private static Pace pace(ChatConfig.Bytes bytes) {
        return new Pace(bytes.atOnce().asLongValue(), bytes.perSecond().asLongValue());
    }
}

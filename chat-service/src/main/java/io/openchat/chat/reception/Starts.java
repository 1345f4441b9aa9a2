package io.openchat.chat.reception;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.State;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.quota.ClientQuota;
import io.openchat.chat.quota.Writings;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Clock;

/** The starts of conversations: each has its record, its place, its token, and the first entry of its transcript. */
public final class Starts {
    /** What a conversation takes without its messages. */
    private static final int BYTES = 2 << 10;

    private final Tokens tokens = new Tokens();
    private final ConversationSlots slots;
    private final ConversationStore conversations;
    private final Lifecycle lifecycle;
    private final OfferedDepartments departments;
    private final Writings writings;
    private final Clock clock;

    /** Starts that are stored in {@code conversations} and begun by {@code lifecycle}. */
    public Starts(
            ConversationSlots slots,
            ConversationStore conversations,
            Lifecycle lifecycle,
            OfferedDepartments departments,
            Writings writings,
            Clock clock) {
        this.slots = slots;
        this.conversations = conversations;
        this.lifecycle = lifecycle;
        this.departments = departments;
        this.writings = writings;
        this.clock = clock;
    }

    /** A conversation and the fresh token that opens it. */
    record Started(ConversationRecord record, String token) {}

    /** Starts a conversation; the same start again gives the same conversation, with another token. Asks the store and blocks. */
    Started start(ClientAddress client, ClientQuota quota, VisitorFrame.Start start) {
        String id = Tokens.conversationOf(start.id());
        String token = tokens.make(id);
        String hash = Tokens.hash(token);
        ConversationRecord fresh = fresh(id, start, hash);
        ConversationRecord opened = fresh;
        if (create(client, fresh)) {
            writings.in(id).found(Transcript.Unanswered.NOTHING);
            quota.spend(BYTES);
        } else {
            // the same start again: its answer was lost, and with it the token
            conversations.retoken(id, hash);
            opened = conversations.find(id).orElse(fresh);
        }
        if (opened.phase() == Phase.ENDED) {
            slots.free(id);
        }
        lifecycle.begin(opened);
        return new Started(opened, token);
    }

    /** Creates it if there is a place for one more; false when it is there already, and has its place. */
    private boolean create(ClientAddress client, ConversationRecord fresh) {
        try {
            slots.take(client, fresh.id());
        } catch (FrameException full) {
            if (conversations.find(fresh.id()).isPresent()) {
                return false;
            }
            throw full;
        }
        try {
            return conversations.create(fresh);
        } catch (RuntimeException e) {
            slots.free(fresh.id());
            throw e;
        }
    }

    private ConversationRecord fresh(String id, VisitorFrame.Start start, String tokenHash) {
        var person =
                new Person(start.name(), start.email(), start.phone(), start.locale(), start.page(), start.consent());
        String asked = start.department();
        return State.started(id, person, asked, departments.meant(asked), tokenHash, clock.instant());
    }
}

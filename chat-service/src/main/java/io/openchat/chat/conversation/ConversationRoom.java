package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One conversation while somebody is connected to it here: who is, and how far each has got.
 *
 * <p>Every subscriber has a cursor. A message with the next number goes out at once; one beyond it shows that something was
 * missed, which is then read from the store. So it does not matter in what order, how often or whether at all the bus
 * tells of a message: each socket gets every message once and in order.
 */
final class ConversationRoom {
    private final Replays replays;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private ConversationRecord record;
    private @Nullable Integer position;

    ConversationRoom(ConversationRecord record, Replays replays) {
        this.record = record;
        this.replays = replays;
    }

    synchronized ConversationRecord record() {
        return record;
    }

    synchronized boolean has(Side side) {
        return subscribers.stream().anyMatch(s -> s.side == side && !s.watching);
    }

    synchronized boolean isEmpty() {
        return subscribers.isEmpty();
    }

    /** Lets a socket in: it gets {@code opening}, all messages after {@code lastSeq}, the status, and what comes then. */
    synchronized void join(Subscriber s, long lastSeq, ServiceFrame opening) {
        if (!subscribers.contains(s)) {
            s.left = false;
            subscribers.add(s);
        }
        s.out.send(opening);
        s.cursor = lastSeq;
        s.unproven = lastSeq > 0;
        s.joins++;
        read(s);
    }

    synchronized void leave(Subscriber s) {
        s.left = true;
        subscribers.remove(s);
    }

    /**
     * A message is on record; the socket that sent it has its ack, the others get the message.
     *
     * @return how many got it at once; what had to be read first is not counted
     */
    synchronized int stored(MessageRecord m, @Nullable Subscriber origin) {
        int given = 0;
        for (Subscriber s : subscribers) {
            if (m.seq() <= s.cursor) {
                continue;
            }
            if (s.reading || m.seq() > s.cursor + 1) {
                read(s);
            } else if (s == origin) {
                s.cursor = m.seq();
            } else {
                give(s, m);
                given++;
            }
        }
        return given;
    }

    /** The state is this now, unless a newer one is known; all are told, and agents who lost the conversation leave. */
    synchronized void changed(ConversationRecord next) {
        if (next.version() <= record.version()) {
            return;
        }
        record = next;
        position = null;
        subscribers.stream().filter(s -> !s.reading).forEach(this::tellStatus);
        List.copyOf(subscribers).stream().filter(s -> !mayStay(s)).forEach(this::leave);
    }

    /** The place in the queue is this now. */
    synchronized void position(@Nullable Integer now) {
        if (now == null || now.equals(position) || record.phase() != Phase.WAITING) {
            return;
        }
        position = now;
        subscribers.stream().filter(s -> s.side == Side.VISITOR && !s.reading).forEach(this::tellStatus);
    }

    /**
     * Passes on what is not kept: it goes to those on the other side. Who reads too slowly for it does without: nobody shall be
     * closed for how much others type.
     */
    synchronized void passing(Side from, ServiceFrame frame) {
        subscribers.stream().filter(s -> s.side != from && s.out.hasRoom()).forEach(s -> s.out.send(frame));
    }

    /** Reads again for those whose last replay failed. */
    synchronized void retry() {
        subscribers.stream().filter(s -> s.behind && !s.reading).forEach(this::read);
    }

    /** The last number that everybody here has who is not being given more at this moment; none when all are. */
    synchronized OptionalLong reached() {
        return subscribers.stream()
                .filter(s -> !s.reading)
                .mapToLong(s -> s.cursor)
                .min();
    }

    /** There are messages after {@code seq} of which nobody told: they are read for those who have no more than that. */
    synchronized void missed(long seq) {
        subscribers.stream().filter(s -> !s.reading && s.cursor <= seq).forEach(this::read);
    }

    private void read(Subscriber s) {
        if (s.reading) {
            s.behind = true;
            return;
        }
        s.reading = true;
        s.behind = false;
        // one before the cursor proves that the message which the client names is there
        int join = s.joins;
        replays.read(
                s, record.id(), s.unproven ? s.cursor - 1 : s.cursor, page -> took(s, join, page), () -> failed(s));
    }

    private synchronized void took(Subscriber s, int join, List<MessageRecord> page) {
        if (s.left) {
            return;
        }
        if (join != s.joins) {
            // the client has joined again meanwhile, from elsewhere: this page says nothing about that cursor
            s.reading = false;
            read(s);
            return;
        }
        if (s.unproven) {
            s.unproven = false;
            if (page.isEmpty()) {
                s.cursor = 0;
                s.behind = true;
            }
        }
        page.stream().filter(m -> m.seq() == s.cursor + 1).forEach(m -> give(s, m));
        s.reading = false;
        if (s.behind || Transcript.isFull(page)) {
            read(s);
        } else {
            tellStatus(s);
        }
    }

    private synchronized void failed(Subscriber s) {
        s.reading = false;
        s.behind = true;
        s.out.send(ErrorFrames.storeUnavailable(record.id(), null));
    }

    private void give(Subscriber s, MessageRecord m) {
        s.cursor = m.seq();
        if (s.side == Side.AGENT || m.kind() != Kind.NOTE) {
            s.out.send(FrameMapper.frame(m, s.side));
        }
    }

    private void tellStatus(Subscriber s) {
        s.out.send(FrameMapper.status(record, s.side == Side.VISITOR ? position : null));
    }

    private boolean mayStay(Subscriber s) {
        AgentRef holder = record.agent();
        boolean holds = holder != null && holder.id().equals(s.agent);
        return s.side == Side.VISITOR || s.watching || holds;
    }
}

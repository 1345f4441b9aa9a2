package io.openchat.chat.queue;

import io.openchat.chat.conversation.FrameMapper;
import io.openchat.chat.conversation.Outbound;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ServiceFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What one agent's socket has yet to be told of the {@link OpenConversations}: the whole of it first, and then what changed.
 *
 * <p>It goes out in pages, each made of the newest state when the socket has taken the one before. So a crowd never fills the
 * socket, and who reads slowly gets fewer and newer pages. The whole begins with the agent's own chats and goes on with those
 * who wait, longest first: the first page is what the agent needs first. While it is being told, only where it stands is
 * remembered; later, which conversations changed, and when these are too many, it is told again as a whole.
 *
 * <p>Its fields belong to the queue, which calls all but {@link #wake} under its lock.
 */
final class QueueFeed {
    /** Entries of one page. */
    static final int MOST_ENTRIES = 200;

    /** Bytes of one page: less than goes out together in one message. */
    static final int MOST_BYTES = 24 << 10;

    /** Changes that may be remembered for one agent. */
    static final int MOST_CHANGES = 1_000;

    private final OpenConversations queue;
    private final String agent;
    final Outbound out;
    private final Executor worker;
    private final Set<String> changed = new LinkedHashSet<>();

    /** The one told last of the whole. */
    private @Nullable ConversationRecord last;

    private boolean begun;
    private boolean complete;
    /** Whether a page is on its way, after which the next one is asked for. */
    private boolean telling;

    QueueFeed(OpenConversations queue, String agent, Outbound out, Executor worker) {
        this.queue = queue;
        this.agent = agent;
        this.out = out;
        this.worker = worker;
    }

    /** Tells what there is to tell, as soon as the socket takes it; not under the queue's lock. */
    void wake() {
        if (queue.begins(this)) {
            goOn();
        }
    }

    private void goOn() {
        out.whenRoom(() -> worker.execute(this::tell));
    }

    private void tell() {
        queue.page(this).ifPresent(page -> {
            out.send(page);
            goOn();
        });
    }

    boolean begins() {
        if (telling || (complete && changed.isEmpty())) {
            return false;
        }
        telling = true;
        return true;
    }

    /** This is the state of a conversation now. */
    void changed(ConversationRecord record) {
        if (!begun || isStillToCome(record)) {
            return;
        }
        var _ = changed.add(record.id());
        if (changed.size() > MOST_CHANGES) {
            changed.clear();
            begun = false;
            complete = false;
            last = null;
        }
    }

    /** Whether the whole, on its way, will come to it. One that ended may have been told before it moved on, and has to be. */
    private boolean isStillToCome(ConversationRecord record) {
        ConversationRecord at = last;
        if (complete || queue.find(record.id()).isEmpty()) {
            return false;
        }
        return at == null
                || (OpenConversations.isWaiting(at) == OpenConversations.isWaiting(record)
                        ? OpenConversations.ORDER.compare(record, at) > 0
                        : OpenConversations.isWaiting(at));
    }

    Optional<ServiceFrame.Queue> page() {
        if (complete && changed.isEmpty()) {
            telling = false;
            return Optional.empty();
        }
        Page page = new Page(!begun);
        if (!begun) {
            begun = true;
            var _ = queue.heldBy(agent).allMatch(page::add);
        }
        addChanges(page);
        if (!complete) {
            complete = queue.after(Optional.ofNullable(last)).allMatch(record -> {
                boolean fits = page.add(record);
                last = fits ? record : last;
                return fits;
            });
        }
        return Optional.of(page.frame(!complete));
    }

    private void addChanges(Page page) {
        Iterator<String> ids = changed.iterator();
        while (ids.hasNext()) {
            String id = ids.next();
            if (!queue.find(id).map(page::add).orElseGet(() -> page.remove(id))) {
                return;
            }
            ids.remove();
        }
    }

    /** A page that is being filled. */
    private static final class Page {
        /** The frame without its entries. */
        private static final int ENVELOPE = 100;

        private final boolean full;
        private final Set<String> in = new HashSet<>();
        private final List<ServiceFrame.Entry> entries = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private int bytes = ENVELOPE;

        Page(boolean full) {
            this.full = full;
        }

        /** Adds it unless the page is full; one is taken in any case, however large. */
        boolean add(ConversationRecord record) {
            if (in.contains(record.id())) {
                return true;
            }
            ServiceFrame.Entry entry = FrameMapper.entry(record);
            return fits(record.id(), FrameMapper.size(entry)) && entries.add(entry);
        }

        boolean remove(String id) {
            return fits(id, id.length() + 3) && removed.add(id);
        }

        private boolean fits(String id, int size) {
            if (!in.isEmpty() && (in.size() >= MOST_ENTRIES || bytes + size > MOST_BYTES)) {
                return false;
            }
            bytes += size;
            return in.add(id);
        }

        ServiceFrame.Queue frame(boolean more) {
            return new ServiceFrame.Queue(full, entries, removed, more);
        }
    }
}

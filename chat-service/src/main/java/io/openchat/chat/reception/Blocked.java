package io.openchat.chat.reception;

import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import org.jspecify.annotations.Nullable;

/** Who may not chat at this moment; before the first list comes, nobody is blocked. */
public final class Blocked {
    private volatile BlockList list = BlockList.NOBODY;

    /** These may not chat from now on; the sockets of those who do are to be closed by who knows them. */
    public void are(BlockList now) {
        list = now;
    }

    /** Whether nobody from there may chat. */
    public boolean has(ClientAddress client) {
        return list.hasAddress(client.address());
    }

    /** Whether nobody from there may chat, or not the visitor of the conversation {@code mine}. */
    boolean has(ClientAddress client, @Nullable ConversationRecord mine) {
        BlockList now = list;
        return now.hasAddress(client.address())
                || (mine != null && now.hasVisitor(mine.visitor().email()));
    }

    /** Refuses whoever comes from there or has this e-mail address, if either is blocked. */
    void refuse(ClientAddress client, @Nullable String email) {
        BlockList now = list;
        if (now.hasAddress(client.address()) || now.hasVisitor(email)) {
            throw new FrameException(ErrorCode.BLOCKED, "Chats from here are not taken.");
        }
    }
}

package io.openchat.chat.reception;

import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.limit.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The open conversations that were started on this pod, by the networks that they came from. A place is free again when the
 * conversation has ended, on whatever pod.
 */
public final class StartedHere {
    private final IntSupplier mostOfAddress;
    private final Counts taken = new Counts();
    private final Map<String, List<Counts.Share>> started = new HashMap<>();

    /** Nothing yet; from one network address there may be so many. */
    public StartedHere(IntSupplier mostOfAddress) {
        this.mostOfAddress = mostOfAddress;
    }

    /** Takes a place for a conversation, if it has none yet; false when there are too many from there. */
    synchronized boolean take(ClientAddress client, String conversation) {
        List<Counts.Share> shares = client.shares(mostOfAddress.getAsInt());
        if (shares.isEmpty() || started.containsKey(conversation)) {
            return true;
        }
        boolean hasPlace = taken.take(shares);
        if (hasPlace) {
            started.put(conversation, shares);
        }
        return hasPlace;
    }

    /** The conversation has ended, or never came about. */
    public synchronized void free(String conversation) {
        List<Counts.Share> shares = started.remove(conversation);
        if (shares != null) {
            taken.give(shares);
        }
    }

    /** How many networks have a place. */
    int networks() {
        return taken.size();
    }
}

package io.openchat.chat.quota;

import io.openchat.chat.conversation.ReplayQueue;
import io.openchat.shared.limit.TokenBucket;
import java.util.List;

/** What is left to one address, or to one agent; all its sockets share it. */
public final class ClientQuota {
    /** The narrowest first. */
    private final List<OfNetwork> networks;

    /** What all of one network may still do. */
    record OfNetwork(ReplayQueue reads, TokenBucket wrongTokens, HourlyQuota stored) {}

    ClientQuota(List<OfNetwork> networks) {
        this.networks = networks;
    }

    ReplayQueue reads() {
        return networks.getFirst().reads();
    }

    /** Whether something more may be stored from there. */
    public boolean admits() {
        return networks.stream().allMatch(network -> network.stored().admits());
    }

    /** So much was stored. */
    public void spend(long size) {
        networks.forEach(network -> network.stored().spend(size));
    }

    /** Whether a token from there may be looked at. */
    public boolean admitsToken() {
        return networks.stream().allMatch(network -> network.wrongTokens().has());
    }

    /** A token from there opened nothing. */
    public void wrongToken() {
        networks.forEach(network -> network.wrongTokens().spend(1));
    }
}

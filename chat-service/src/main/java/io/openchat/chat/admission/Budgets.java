package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.limit.TokenBucket;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The budgets of networks of one width, a bounded number of them.
 *
 * <p>When it is full, only a budget that is as good as a new one is forgotten for another, so nobody gets back what they used up
 * by having many others come after them. Where none is found, newcomers share one budget until there is place again.
 */
final class Budgets {
    /** Remembered at most, some three megabytes. */
    static final int MOST = 10_000;

    /** Those heard last longest ago that are looked at for one to forget; a minute without an action refills a budget. */
    private static final int LOOKED_AT = 16;

    /** How many budgets of one network the newcomers have together while the table is full. */
    private static final int SHARE_OF_NEWCOMERS = 16;

    private final ChatConfig.PerAddress limits;
    private final int share;
    private final Clock clock;
    private final Map<String, Budget> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Budget newcomers;

    Budgets(ChatConfig.PerAddress limits, int share, Clock clock) {
        this.limits = limits;
        this.share = share;
        this.clock = clock;
        this.newcomers = new Budget(SHARE_OF_NEWCOMERS * share);
    }

    /** What one network may still do; each action has a bucket of its own. */
    final class Budget {
        private final EnumMap<Addresses.Action, TokenBucket> buckets = new EnumMap<>(Addresses.Action.class);

        private Budget(int share) {
            for (Addresses.Action action : Addresses.Action.values()) {
                ChatConfig.Rate rate = action.rate(limits);
                buckets.put(action, new TokenBucket((double) rate.atOnce() * share, rate.perSecond() * share, clock));
            }
        }

        TokenBucket of(Addresses.Action action) {
            return Objects.requireNonNull(buckets.get(action));
        }

        private boolean isAsNew() {
            return buckets.values().stream().allMatch(TokenBucket::isFull);
        }
    }

    Budget of(String network) {
        Budget budget = known.get(network);
        if (budget != null) {
            return budget;
        }
        if (known.size() >= MOST && !forgetsOne()) {
            return newcomers;
        }
        Budget fresh = new Budget(share);
        known.put(network, fresh);
        return fresh;
    }

    int size() {
        return known.size();
    }

    private boolean forgetsOne() {
        Iterator<Budget> eldest = known.values().iterator();
        for (int i = 0; i < LOOKED_AT && eldest.hasNext(); i++) {
            if (eldest.next().isAsNew()) {
                eldest.remove();
                return true;
            }
        }
        return false;
    }
}

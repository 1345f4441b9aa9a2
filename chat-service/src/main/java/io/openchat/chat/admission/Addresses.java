package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.http.ClientAddress.Width;
import io.openchat.shared.limit.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients of one network address may still do on this pod.
 *
 * <p>A whole office may share an address, so the limits are far above what one person does; they stop a program. An action needs
 * and uses the budgets of all networks that the client belongs to, or none of them: one who is refused takes nothing from
 * the neighbours.
 */
@ApplicationScoped
class Addresses {
    private final Map<Width, Budgets> widths;

    /** What is counted. */
    enum Action {
        SOCKET,
        START,
        FRAME,
        REFUSED_TOKEN;

        ChatConfig.Rate rate(ChatConfig.PerAddress limits) {
            return switch (this) {
                case SOCKET -> limits.sockets();
                case START -> limits.starts();
                case FRAME -> limits.frames();
                case REFUSED_TOKEN -> limits.refusedTokens();
            };
        }
    }

    @Inject
    Addresses(ChatConfig config, Clock clock) {
        this(config.perAddress(), clock);
    }

    Addresses(ChatConfig.PerAddress limits, Clock clock) {
        this.widths = Stream.of(Width.values())
                .collect(
                        Collectors.toUnmodifiableMap(width -> width, width -> new Budgets(limits, width.share, clock)));
    }

    /** Whether the client may do this now; if so, it is counted. */
    synchronized boolean admits(ClientAddress client, Action action) {
        List<TokenBucket> buckets = new ArrayList<>();
        for (Iterator<TokenBucket> each = buckets(client, action).iterator(); each.hasNext(); ) {
            TokenBucket bucket = each.next();
            if (!bucket.has()) {
                return false;
            }
            buckets.add(bucket);
        }
        buckets.forEach(TokenBucket::take);
        return true;
    }

    /** Whether the client might do this now; nothing is counted. */
    synchronized boolean wouldAdmit(ClientAddress client, Action action) {
        return buckets(client, action).allMatch(TokenBucket::has);
    }

    /** The widest network comes first: where that has nothing left, no room is made for those within it. */
    private Stream<TokenBucket> buckets(ClientAddress client, Action action) {
        return client.networks().reversed().stream()
                .map(network -> budgets(network.width()).of(network.name()).of(action));
    }

    synchronized int size(Width width) {
        return budgets(width).size();
    }

    private Budgets budgets(Width width) {
        return Objects.requireNonNull(widths.get(width));
    }
}

package io.openchat.agent.block;

import io.openchat.portal.answer.Refused;
import io.openchat.portal.api.Given;
import io.openchat.shared.block.Network;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import io.openchat.shared.text.Email;
import io.openchat.shared.wire.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a supervisor wants to block.
 *
 * @param kind {@code address}, {@code range} or {@code visitor}
 * @param value an IP address, a network such as {@code 203.0.113.0/24}, or an e-mail address
 * @param reason why, for colleagues
 * @param until when it shall end, in ISO-8601; never, when absent
 */
public record BlockRequest(
        @Nullable String kind,
        @Nullable String value,
        @Nullable String reason,
        @Nullable String until) {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_VALUE = Limits.EMAIL;

    /** Ten years; who means longer means for ever. */
    private static final int LONGEST_DAYS = 3_650;

    /** The block that it asks for. */
    BlockRecord block(AgentRef by, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        String of = Given.line("kind", kind, LONGEST_VALUE);
        String whom = Given.line("value", value, LONGEST_VALUE);
        String why = Given.line("reason", reason, LONGEST_REASON);
        return new BlockRecord(UUID.randomUUID().toString(), of, normal(of, whom), why, by, at, end(at), null, at);
    }

    private static String normal(String kind, String value) {
        return switch (kind) {
            case BlockRecord.ADDRESS -> {
                Network network = network(value);
                if (!network.isAddress()) {
                    throw Refused.field("value", "is a network; block it as a range");
                }
                yield network.toString();
            }
            case BlockRecord.RANGE -> network(value).toString();
            case BlockRecord.VISITOR -> visitor(value);
            default -> throw Refused.field("kind", "must be address, range or visitor");
        };
    }

    private static Network network(String value) {
        Network network;
        try {
            network = Network.parse(value);
        } catch (IllegalArgumentException e) {
            throw Refused.field("value", String.valueOf(e.getMessage()));
        }
        if (network.prefix() < network.widest()) {
            throw Refused.field("value", "is too wide; at least /" + network.widest() + " is needed");
        }
        if (network.hasOwnMachine()) {
            throw Refused.field("value", "holds addresses of the machine itself");
        }
        return network;
    }

    private static String visitor(String value) {
        String whom = BlockRecord.visitor(value);
        if (!Email.isOne(whom)) {
            throw Refused.field("value", "is not an e-mail address");
        }
        return whom;
    }

    private @Nullable Instant end(Instant now) {
        if (until == null || until.isBlank()) {
            return null;
        }
        Instant end;
        try {
            end = Instant.parse(until.strip()).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw Refused.field("until", "is not a time in ISO-8601, such as 2026-12-24T18:00:00Z");
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_DAYS, ChronoUnit.DAYS))) {
            throw Refused.field("until", "must lie within the next " + LONGEST_DAYS + " days");
        }
        return end;
    }
}

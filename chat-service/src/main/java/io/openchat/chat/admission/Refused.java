package io.openchat.chat.admission;

import io.quarkus.websockets.next.HttpUpgradeCheck.CheckResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses upgrades with a status and a word for programs, and counts them. */
@ApplicationScoped
public class Refused {
    /** Header of the answer that says why. */
    static final String HEADER = "X-OpenChat-Error";

    private final Map<Reason, LongAdder> counts =
            Stream.of(Reason.values()).collect(Collectors.toUnmodifiableMap(reason -> reason, _ -> new LongAdder()));

    /** Why a WebSocket was not opened. */
    public enum Reason {
        BAD_SUBPROTOCOL(400),
        BAD_TOKEN(401),
        BLOCKED(403),
        FOREIGN_ORIGIN(403),
        RATE_LIMITED(429),
        TOO_MANY_SOCKETS(503),
        RESTARTING(503),
        IDENTITY_UNAVAILABLE(503);

        final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The word for it on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Counts it, and answers the check of an upgrade. */
    CheckResult with(Reason reason) {
        count(reason);
        return CheckResult.rejectUpgradeSync(reason.status, Map.of(HEADER, List.of(reason.code())));
    }

    void count(Reason reason) {
        adder(reason).increment();
    }

    /** How many were refused for this. */
    public long sum(Reason reason) {
        return adder(reason).sum();
    }

    private LongAdder adder(Reason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}

package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.limit.TokenBucket;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How much visitors may send: each socket by itself, and all of one address together. */
@ApplicationScoped
public class VisitorLimits {
    private final ChatConfig.Rate frames;
    private final Addresses addresses;
    private final Clock clock;

    VisitorLimits(ChatConfig config, Addresses addresses, Clock clock) {
        this.frames = config.perVisitor().frames();
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What one socket may send. Methods throw {@link FrameException} when it was too much. */
    public interface OfSocket {
        /** A frame came. */
        void frame();

        /** It is a {@code start}. */
        void start();
    }

    /** The limits of a socket that was just opened. */
    public OfSocket of(WebSocketConnection connection) {
        TokenBucket own = new TokenBucket(frames.atOnce(), frames.perSecond(), clock);
        ClientAddress client = Clients.of(connection.userData());
        return new OfSocket() {
            @Override
            public void frame() {
                require(own.take() && addresses.admits(client, Addresses.Action.FRAME));
            }

            @Override
            public void start() {
                require(addresses.admits(client, Addresses.Action.START));
            }
        };
    }

    private static void require(boolean admitted) {
        if (!admitted) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too many frames at once; wait a second.");
        }
    }
}

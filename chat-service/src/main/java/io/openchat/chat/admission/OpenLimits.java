package io.openchat.chat.admission;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.limit.Counts;
import io.openchat.shared.limit.Counts.Share;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses WebSockets beyond the number that one address, one agent or the whole pod may have open.
 *
 * <p>A place belongs to the connection, from the last check of the upgrade until it is gone: whatever became of the upgrade, and
 * however the socket ends, the system closes the connection once. A connection on which an upgrade failed may come with another
 * one; it has a single place.
 */
@ApplicationScoped
@Priority(Integer.MIN_VALUE)
public class OpenLimits implements HttpUpgradeCheck {
    /** What one visitor who waits takes, and as much again for what is under way: 160 MiB are good for 5,000. */
    private static final long BYTES_OF_SOCKET = 32 << 10;

    private static final String POD = "pod";
    private static final String AGENT = "agent ";
    private static final AttributeKey<Place> PLACE = AttributeKey.valueOf("openchat.place");

    private final LiveSettings settings;
    private final int ofPod;
    private final Counts counts = new Counts();
    private final Refused refused;

    OpenLimits(ChatConfig config, LiveSettings settings, Refused refused) {
        this.settings = settings;
        this.ofPod = config.perPod().visitorSockets().orElseGet(OpenLimits::asManyAsFit);
        this.refused = refused;
    }

    private static int asManyAsFit() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_OF_SOCKET);
    }

    /** What a connection has taken, to be given back once. */
    private final class Place {
        private final List<Share> shares;
        private final AtomicBoolean given = new AtomicBoolean();

        Place(List<Share> shares) {
            this.shares = shares;
        }

        void give() {
            if (given.compareAndSet(false, true)) {
                counts.give(shares);
            }
        }
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Channel channel = ((ConnectionBase) context.httpRequest().connection()).channel();
        return context.endpointId().equals(Doors.AGENT)
                ? context.securityIdentity().map(identity -> check(channel, ofAgent(identity)))
                : Uni.createFrom().item(check(channel, ofVisitor(Clients.of(context.userData()))));
    }

    /** How many visitors' sockets may be open. */
    public int most() {
        return ofPod;
    }

    private List<Share> ofAgent(SecurityIdentity agent) {
        String subject = ((JsonWebToken) agent.getPrincipal()).getSubject();
        return List.of(new Share(AGENT + subject, most(Settings.AGENT_SOCKETS)));
    }

    /** Whether one more socket of this agent could be opened. */
    boolean haveRoom(SecurityIdentity agent) {
        return counts.haveRoom(ofAgent(agent));
    }

    /** Whether one more socket of this visitor could be opened. */
    boolean haveRoom(ClientAddress client) {
        return counts.haveRoom(ofVisitor(client));
    }

    private int most(Setting<Long> setting) {
        return Math.toIntExact(settings.get(setting));
    }

    private List<Share> ofVisitor(ClientAddress client) {
        List<Share> shares = new ArrayList<>();
        shares.add(new Share(POD, ofPod));
        shares.addAll(client.shares(most(Settings.ADDRESS_SOCKETS)));
        return shares;
    }

    private CheckResult check(Channel channel, List<Share> shares) {
        Place former = channel.attr(PLACE).getAndSet(null);
        if (former != null) {
            former.give();
        }
        if (!counts.take(shares)) {
            return refused.with(Refused.Reason.TOO_MANY_SOCKETS);
        }
        Place place = new Place(shares);
        channel.attr(PLACE).set(place);
        // is told at once when the connection is gone already
        channel.closeFuture().addListener(_ -> place.give());
        return CheckResult.permitUpgradeSync();
    }
}

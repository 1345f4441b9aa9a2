package io.openchat.chat.transcript;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.desk.Audit;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.audit.AuditedAct;
import io.openchat.shared.http.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The audit that all services share, as the core knows it. */
@ApplicationScoped
class MongoAudit implements Audit {
    private final Store store;
    private final AuditLog log;

    MongoAudit(Store store, AuditLog log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public void watches(Agent agent, ClientAddress from, String conversation) {
        @Nullable InetAddress address = from.address();
        store.tell(() -> log.record(AuditedAct.of(
                agent.ref(),
                "conversation.watch",
                "conversation/" + conversation,
                address == null ? null : address.getHostAddress())));
    }
}

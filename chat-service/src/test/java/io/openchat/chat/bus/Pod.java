package io.openchat.chat.bus;

import static org.awaitility.Awaitility.await;

import io.openchat.chat.conversation.Bus;
import io.openchat.shared.wire.Side;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** One pod's bus and what it heard. */
final class Pod implements AutoCloseable {
    final RedisBus bus;
    final List<Bus.Signal> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger returns = new AtomicInteger();
    private final AtomicLong said = new AtomicLong();

    Pod(RedisOptions options, @Nullable String login, String prefix, Vertx vertx) {
        bus = new RedisBus(options, login, prefix, vertx);
        bus.listen(heard::add);
        bus.onReturn(returns::incrementAndGet);
        bus.open();
    }

    /** Waits until another pod hears something of a conversation, which it must follow. */
    void reaches(Pod other, String conversation) {
        long before = said.get();
        patiently().pollInterval(Duration.ofMillis(50)).until(() -> {
            Bus.Read signal = new Bus.Read(conversation, Side.AGENT, said.incrementAndGet());
            bus.publish(signal);
            return other.heard.stream()
                    .anyMatch(it -> it instanceof Bus.Read read
                            && read.conversation().equals(conversation)
                            && read.seq() > before);
        });
    }

    static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        bus.close();
    }
}

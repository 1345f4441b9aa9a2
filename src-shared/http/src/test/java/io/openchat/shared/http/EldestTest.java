package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Idle connections have a number; the one that was idle for longest makes room, and nobody who does something. */
class EldestTest {
    private final Eldest idle = new Eldest(() -> 2, Cut.CROWDED);
    private final List<EmbeddedChannel> channels =
            Stream.generate(() -> new EmbeddedChannel(new Meter())).limit(4).toList();

    @Test
    void theEldestIsCutOff() {
        add(0);
        add(1);
        add(2);
        assertThat(channels.get(0).isOpen()).isFalse();
        assertThat(channels.get(1).isOpen()).isTrue();
        assertThat(channels.get(2).isOpen()).isTrue();
    }

    @Test
    void whoDidSomethingInBetween_isYoungerAgain() {
        add(0);
        add(1);
        idle.remove(context(0));
        add(0);
        add(2);
        assertThat(channels.get(0).isOpen()).isTrue();
        assertThat(channels.get(1).isOpen()).isFalse();
    }

    private void add(int channel) {
        idle.add(context(channel));
    }

    private ChannelHandlerContext context(int channel) {
        return channels.get(channel).pipeline().context(Meter.class);
    }
}

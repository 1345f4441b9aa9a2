package io.openchat.chat.bus;

import io.vertx.redis.client.impl.ZModem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which server has which channel: each channel belongs to a slot, and each slot to one server, or to none for now. */
final class Shards {
    /** Of any Redis Cluster. */
    private static final int SLOTS = 16_384;

    /**
     * A part of the slots.
     *
     * @param owner who has them
     * @param first the first one
     * @param last the last one
     */
    record Range(Server owner, int first, int last) {}

    private final @Nullable Server[] owners = new @Nullable Server[SLOTS];

    /** These parts. */
    Shards(List<Range> ranges) {
        ranges.forEach(range -> Arrays.fill(owners, range.first(), range.last() + 1, range.owner()));
    }

    /** One server has all channels. */
    static Shards of(Server server) {
        return new Shards(List.of(new Range(server, 0, SLOTS - 1)));
    }

    /** Who has a channel. */
    @Nullable
    Server of(String channel) {
        return owners[ZModem.generate(channel)];
    }

    /** Those who have any. */
    Set<Server> servers() {
        return Stream.of(owners).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shards shards && Arrays.equals(owners, shards.owners);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(owners);
    }
}

package io.openchat.chat.conversation;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size: what was used longest ago is forgotten first. For one thread, or under the owner's lock. */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** Keeps {@code most} entries. */
    public LruMap(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}

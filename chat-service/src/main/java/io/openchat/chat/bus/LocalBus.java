package io.openchat.chat.bus;

import io.openchat.chat.conversation.Bus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The bus of a service with one replica: whoever listens in this process is called by the thread that publishes. */
public final class LocalBus implements Bus {
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    /** All signals come anyway. */
    @Override
    public void follow(String conversation) {}

    @Override
    public void unfollow(String conversation) {}

    /** It never goes away. */
    @Override
    public void onReturn(Runnable task) {}

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.add(listener);
    }
}

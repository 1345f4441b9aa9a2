package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client's WebSocket and all that came over it. */
class Socket implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ServiceFrame> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** Connects with this origin and these subprotocols; a refusal throws {@code CompletionException}. */
    static Socket from(URI uri, @Nullable String origin, String... protocols) {
        return new Socket(uri, null, origin, protocols);
    }

    /** The same, from {@code address} if the proxy is to be believed. */
    Socket(URI uri, @Nullable String address, @Nullable String origin, String... protocols) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (address != null) {
            builder.header("X-Forwarded-For", address);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (protocols.length > 0) {
            List<String> rest = List.of(protocols).subList(1, protocols.length);
            builder.subprotocols(protocols[0], rest.toArray(String[]::new));
        }
        socket = builder.buildAsync(uri, this).join();
    }

    void sends(Frame frame) {
        sendsText(FrameCodec.encode(frame));
    }

    void sendsText(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits for a frame of the type that fulfils the condition. */
    <T extends ServiceFrame> T gets(Class<T> type, Predicate<T> condition) {
        return await("a " + type.getSimpleName() + " among " + received)
                .atMost(PATIENCE)
                .until(
                        () -> received.stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(condition)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    ServiceFrame.Message hears(String text) {
        return gets(ServiceFrame.Message.class, message -> message.text().equals(text));
    }

    ServiceFrame.Acked isAcked(String id) {
        return gets(ServiceFrame.Ack.class, ack -> ack.acks().stream().anyMatch(a -> a.id().equals(id))).acks().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ServiceFrame.Status isTold(Phase state) {
        return gets(ServiceFrame.Status.class, status -> status.state() == state);
    }

    ServiceFrame.Refusal isRefused(ErrorCode code) {
        return gets(ServiceFrame.Refusal.class, refusal -> refusal.code() == code);
    }

    List<ServiceFrame.Message> messages() {
        return all(ServiceFrame.Message.class);
    }

    <T extends ServiceFrame> List<T> all(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void forgetsAll() {
        received.clear();
    }

    int isClosedWith() {
        return closeCode
                .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    void isOpen() {
        assertThat(closeCode).isNotDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.addAll(FrameCodec.decodeService(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(1006);
    }
}

package io.openchat.testkit.client;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client's WebSocket and all that came over it. */
public class ChatSocket implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ServiceFrame> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket socket;

    /** Connects with these headers and these subprotocols; a refusal throws {@code CompletionException}. */
    public ChatSocket(URI address, Map<String, String> headers, List<String> protocols) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        String[] rest = protocols.stream().skip(1).toArray(String[]::new);
        socket = builder.subprotocols(protocols.getFirst(), rest)
                .buildAsync(address, new Ear(received, closeCode))
                .join();
    }

    /** What a page of the service itself sends. */
    static Map<String, String> ofOwnPage(URI base) {
        return Map.of("Origin", base.getScheme() + "://" + base.getAuthority());
    }

    /** Where a socket of the service at {@code base} is. */
    public static URI at(URI base, String path) {
        return URI.create("ws://" + base.getAuthority() + path);
    }

    public void sends(Frame frame) {
        sendsText(FrameCodec.encode(frame));
    }

    public void sendsText(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits for a frame of the type that fulfils the condition. */
    public <T extends ServiceFrame> T gets(Class<T> type, Predicate<T> condition) {
        return await("a " + type.getSimpleName() + " among " + received)
                .atMost(PATIENCE)
                .until(
                        () -> received.stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(condition)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public ServiceFrame.Message hears(String text) {
        return gets(ServiceFrame.Message.class, message -> message.text().equals(text));
    }

    public ServiceFrame.Acked isAcked(String id) {
        return gets(ServiceFrame.Ack.class, ack -> ack.acks().stream().anyMatch(a -> a.id().equals(id))).acks().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public ServiceFrame.Status isTold(Phase state) {
        return gets(ServiceFrame.Status.class, status -> status.state() == state);
    }

    public ServiceFrame.Refusal isRefused(ErrorCode code) {
        return gets(ServiceFrame.Refusal.class, refusal -> refusal.code() == code);
    }

    public List<ServiceFrame.Message> messages() {
        return all(ServiceFrame.Message.class);
    }

    public <T extends ServiceFrame> List<T> all(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void forgetsAll() {
        received.clear();
    }

    public int isClosedWith() {
        return closeCode.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public void isOpen() {
        assertThat(closeCode).isNotDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Takes what comes. */
    private static final class Ear implements WebSocket.Listener {
        private final List<ServiceFrame> received;
        private final CompletableFuture<Integer> closeCode;
        private final StringBuilder partial = new StringBuilder();

        Ear(List<ServiceFrame> received, CompletableFuture<Integer> closeCode) {
            this.received = received;
            this.closeCode = closeCode;
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
}

package io.openchat.e2e;

import io.openchat.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which pods of chat-service people are on, as Redis tells: a pod subscribes to a conversation while somebody of it is there. */
final class Pods {

    /** An integer of Redis' protocol, a line of its own; the name of a channel may have a colon and digits, too. */
    private static final Pattern NUMBER = Pattern.compile("(?m)^:(\\d+)\\r?$");

    /** A pod's connection that is subscribed to one conversation, with the pod's port of it. */
    private static final Pattern SUBSCRIBER = Pattern.compile(" addr=127\\.0\\.0\\.1:(\\d+) .* sub=1 ");

    private final Standalone system;
    private final URI redis;

    Pods(Standalone system) {
        this.system = system;
        this.redis = system.bus().orElseThrow();
    }

    /** On how many pods there is somebody of this conversation. */
    int of(String conversation) {
        return NUMBER.matcher(ask("PUBSUB NUMSUB openchat:conversation:" + conversation))
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .reduce(0, (first, last) -> last);
    }

    /** Name of the pod that serves somebody, when there is exactly one conversation in all the system. */
    Optional<String> ofTheOnlyOne() {
        List<Integer> ports = SUBSCRIBER
                .matcher(ask("CLIENT LIST TYPE pubsub"))
                .results()
                .map((MatchResult match) -> Integer.parseInt(match.group(1)))
                .toList();
        return ports.size() == 1
                ? system.pods().stream()
                        .filter(pod -> holds(system.process(pod).pid(), ports.getFirst()))
                        .findFirst()
                : Optional.empty();
    }

    boolean areReady() {
        return system.pods().stream().allMatch(system::isReady);
    }

    private String ask(String command) {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            String login = "AUTH " + redis.getUserInfo().replace(':', ' ');
            socket.getOutputStream()
                    .write((login + "\r\n" + command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process has the socket with this local port. Columns of the table: slot, local, remote, state, …, inode. */
    private static boolean holds(long pid, int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        List<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(local))
                .map(columns -> "socket:[" + columns[9] + "]")
                .toList();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.map(Pods::target).anyMatch(sockets::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}

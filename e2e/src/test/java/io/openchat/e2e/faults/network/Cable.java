package io.openchat.e2e.faults.network;

import io.openchat.testkit.Sockets;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection of a client with a pod, frame by frame: RFC 6455, section 5.2. */
final class Cable {
    private static final int TEXT = 0x81;
    private static final int MOST_WAITING = 10_000;

    private final Socket client;
    private final Socket service;
    private final Supplier<Network.Weather> weather;
    private final Consumer<Cable> gone;
    private volatile boolean stalled;

    private record Due(ByteBuffer frame, long at) {}

    Cable(Socket client, Socket service, Supplier<Network.Weather> weather, Consumer<Cable> gone) {
        this.client = client;
        this.service = service;
        this.weather = weather;
        this.gone = gone;
    }

    void start() {
        carry(client, service);
        carry(service, client);
    }

    void cut() {
        Sockets.reset(client);
        Sockets.reset(service);
        gone.accept(this);
    }

    void stall() {
        stalled = true;
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Due> way = new LinkedBlockingQueue<>(MOST_WAITING);
        Thread.ofVirtual().start(() -> {
            try {
                read(new DataInputStream(new java.io.BufferedInputStream(from.getInputStream())), way);
            } catch (IOException | InterruptedException e) {
                end();
            }
        });
        Thread.ofVirtual().start(() -> {
            try {
                write(way, to.getOutputStream());
            } catch (IOException | InterruptedException e) {
                end();
            }
        });
    }

    /** The end of one side ends the other, but a stalled cable tells nobody anything. */
    private void end() {
        if (!stalled) {
            cut();
        }
    }

    private void read(DataInputStream in, BlockingQueue<Due> way) throws IOException, InterruptedException {
        way.put(new Due(ByteBuffer.wrap(Frames.head(in)), 0));
        long last = 0;
        while (true) {
            byte[] frame = Frames.next(in);
            Network.Weather now = weather.get();
            ThreadLocalRandom random = ThreadLocalRandom.current();
            long delay = now.delayMillis() == 0 ? 0 : random.nextLong(now.delayMillis());
            last = Math.max(last, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay));
            boolean twice = (frame[0] & 0xff) == TEXT && random.nextDouble() < now.repeated();
            for (int copies = twice ? 2 : 1; copies > 0; copies--) {
                way.put(new Due(ByteBuffer.wrap(frame), last));
            }
        }
    }

    private void write(BlockingQueue<Due> way, OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Due due = way.take();
            TimeUnit.NANOSECONDS.sleep(due.at() == 0 ? 0 : due.at() - System.nanoTime());
            if (!stalled) {
                out.write(due.frame().array());
                out.flush();
            }
        }
    }
}

package io.openchat.bench.driver;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one thread of the driver: all its sockets and counts belong to it, so nothing is locked while time is taken. */
public final class Loop implements AutoCloseable {
    /** Longer than a slow machine takes to end ten thousand conversations. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final EventLoopGroup group;
    private final EventLoop loop;

    public Loop() {
        group = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        loop = group.next();
    }

    /** Does something on the loop and waits for what it gives. */
    public <T> T ask(Supplier<T> question) {
        return await(CompletableFuture.supplyAsync(question, loop));
    }

    /** Does something on the loop. */
    public void does(Runnable task) {
        var _ = ask(() -> {
            task.run();
            return true;
        });
    }

    /** Begins something on the loop and waits until it has come to its end. */
    public <T> T await(Supplier<CompletableFuture<T>> work) {
        return await(CompletableFuture.runAsync(() -> {}, loop).thenCompose(_ -> work.get()));
    }

    /** Waits until something holds that is asked for on the loop; false when it did not within this time. */
    public boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(10));
        }
        return true;
    }

    /** Lets time pass while the loop works. */
    public static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    void at(long nanoTime, Runnable task) {
        var _ = loop.schedule(task, Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    Bootstrap bootstrap() {
        Class<? extends Channel> channel = Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        return new Bootstrap().group(loop).channel(channel).option(ChannelOption.TCP_NODELAY, true);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the driver did not come to an end within " + ANSWER, e);
        }
    }
}

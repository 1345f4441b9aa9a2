package io.openchat.shared.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * What all WebSockets of one event loop may hand over to the server before it has dealt with some of that.
 *
 * <p>Each message becomes a task with a kilobyte of objects, and each byte of a message that is refused may be one: thousands of
 * sockets that speak at the same moment would fill the memory, however little each of them is allowed. What is over waits
 * as the bytes that it came as, and the sockets take turns.
 */
final class Turn {
    /** Messages of one turn: half a megabyte of tasks, and more than an event loop does within some milliseconds. */
    static final int MOST = 256;

    private static final String GATE = "openchat-turn";

    private static final FastThreadLocal<Turn> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected Turn initialValue() {
            return new Turn();
        }
    };

    private final Queue<Gate> waiting = new ArrayDeque<>();
    private int handed;
    private boolean ends;

    private Turn() {}

    /** Lets the bytes of a connection wait for their turn from now on. */
    static Gate gate(ChannelHandlerContext ctx) {
        Gate gate = new Gate(OF_LOOP.get());
        ctx.pipeline().addFirst(GATE, gate);
        return gate;
    }

    /** Who waits goes first. */
    private boolean isOver() {
        return handed >= MOST || !waiting.isEmpty();
    }

    private void end() {
        ends = false;
        handed = 0;
        while (handed < MOST && !waiting.isEmpty()) {
            waiting.remove().passOn();
        }
    }

    /** Where the bytes of one connection wait. */
    static final class Gate extends ChannelInboundHandlerAdapter {
        private final Turn turn;
        private final Queue<Object> held = new ArrayDeque<>();

        @SuppressWarnings("NullAway.Init") // with the pipeline
        private ChannelHandlerContext ctx;

        private Gate(Turn turn) {
            this.turn = turn;
        }

        /** A message is handed over to the server now. */
        void hands(Executor eventLoop) {
            turn.handed++;
            if (!turn.ends) {
                turn.ends = true;
                eventLoop.execute(turn::end); // after what was handed over before
            }
        }

        /** Whether something waits, so that no more is to be read. */
        boolean isHolding() {
            return !held.isEmpty();
        }

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            ctx = added;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (held.isEmpty() && !turn.isOver()) {
                ctx.fireChannelRead(message);
                return;
            }
            if (held.isEmpty()) {
                turn.waiting.add(this);
            }
            held.add(message);
            ctx.channel().config().setAutoRead(false);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            if (held.isEmpty()) {
                ctx.fireChannelReadComplete();
            }
        }

        /** What came before the end is not lost. */
        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            while (!held.isEmpty()) {
                ctx.fireChannelRead(held.remove());
            }
            ctx.fireChannelInactive();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext ctx) {
            held.forEach(ReferenceCountUtil::release);
            held.clear();
        }

        private void passOn() {
            if (held.isEmpty()) {
                return;
            }
            ctx.fireChannelRead(held.remove());
            if (isHolding()) {
                turn.waiting.add(this);
            } else {
                ctx.fireChannelReadComplete();
                ctx.channel().config().setAutoRead(ctx.channel().isWritable());
            }
        }
    }
}

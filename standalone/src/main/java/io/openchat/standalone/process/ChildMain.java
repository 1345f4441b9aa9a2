package io.openchat.standalone.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The main class of every child: it runs the main class named by its first argument for as long as the launcher lives.
 *
 * <p>The launcher holds the other end of the child's standard input. When the launcher goes, by whatever signal, the
 * input ends and the child shuts itself down. A Ctrl-C reaches the whole process group; children leave it to the
 * launcher, which stops them in order.
 */
public final class ChildMain {

    /** Longer than a service needs to stop in order; then it is ended without asking. */
    private static final long PATIENCE_MILLIS = 15_000;

    private static final int ENDED_BY_TERM = 143;

    private ChildMain() {}

    public static void main(String[] args) throws Exception {
        ignoreInterrupts();
        InputStream launcher = System.in;
        System.setIn(InputStream.nullInputStream());
        daemon("launcher-watch", () -> endWith(launcher));
        Method main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void endWith(InputStream launcher) {
        try {
            while (launcher.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            // as good as the end
        }
        daemon("launcher-gone", ChildMain::halt);
        System.exit(ENDED_BY_TERM);
    }

    private static void halt() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_BY_TERM);
    }

    /** By reflection, since javac warns of sun.misc.Signal in a way that cannot be suppressed. */
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        signal.getMethod("handle", signal, handler)
                .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }
}

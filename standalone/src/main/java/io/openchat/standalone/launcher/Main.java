package io.openchat.standalone.launcher;

import io.openchat.standalone.Home;
import io.openchat.standalone.LaunchException;
import io.openchat.standalone.Standalone;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts OpenChat on this machine and stops it when the process is told to end. */
public final class Main {

    private static final int CANNOT_START = 1;
    private static final int WRONG_ARGUMENT = 2;

    /** Held for ever: a logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger STORE = Logger.getLogger("de.bwaldvogel.mongo.backend");

    private Main() {}

    public static void main(String[] words) {
        ROOT.setLevel(Level.WARNING); // the store and Netty would tell of every connection
        STORE.setLevel(Level.SEVERE); // and that it keeps only unique indexes
        try {
            Home home = Home.find();
            Arguments arguments = Arguments.parse(List.of(words), home.root().resolve(".openchat"));
            if (arguments.help()) {
                System.out.print(Arguments.USAGE);
                return;
            }
            run(home, arguments);
        } catch (Arguments.WrongArgument e) {
            fail(e, WRONG_ARGUMENT);
        } catch (LaunchException | IOException e) {
            fail(e, CANNOT_START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Home home, Arguments arguments) throws IOException, InterruptedException {
        Standalone all = new Standalone(home, arguments.options(), System.out::println);
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(all));
        Runtime.getRuntime().addShutdownHook(hook);
        System.out.println("Starting OpenChat on the data in " + all.data());
        try {
            all.start();
        } catch (LaunchException e) {
            if (isStopping(hook)) {
                return; // the start ended because it was told to
            }
            all.close();
            throw e;
        }
        Starts starts = new Starts(all.data());
        System.out.print(Summary.of(all, starts));
        starts.keepFirst(all.watch());
        new CountDownLatch(1).await(); // until a signal starts the shutdown hook
    }

    /** Takes the hook back, which is too late when it runs. */
    private static boolean isStopping(Thread hook) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void stop(Standalone all) {
        System.out.println("Stopping …");
        all.close();
        System.out.println("Stopped.");
    }

    private static void fail(Exception e, int status) {
        System.err.println("openchat: " + e.getMessage());
        System.exit(status);
    }
}

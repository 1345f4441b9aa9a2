package io.openchat.testkit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * The MongoDB that {@code ./openchat test --store} names, and the command of {@code --store-command} that starts, stops and kills it.
 *
 * <p>They come by environment, as an address holds a password, and command lines are for everybody to read.
 *
 * @param address its connection string
 */
public record GivenStore(String address, Optional<Path> command) {
    private static final String ADDRESS = "OPENCHAT_TEST_STORE";
    private static final String COMMAND = "OPENCHAT_TEST_STORE_COMMAND";

    /** What is left of a run that was killed begins with it, too. */
    private static final String PREFIX = "openchat-test-";

    private static final long PATIENCE_SECONDS = 120;

    /** Nothing when tests are to use the embedded store. */
    public static Optional<GivenStore> find() {
        return value(ADDRESS)
                .map(address -> new GivenStore(address, value(COMMAND).map(Path::of)));
    }

    /** Leaves a test out when there is a given store that cannot be stopped. */
    static void mustBeStoppable() {
        if (find().filter(given -> given.command().isEmpty()).isPresent()) {
            throw new TestAbortedException("the test stops the store, which takes --store-command");
        }
    }

    /** A database that is not there yet. */
    public StoreAddress freshDatabase() {
        return new StoreAddress(address, PREFIX + UUID.randomUUID().toString().substring(0, 13));
    }

    /** Has the command do something: {@code start}, {@code stop} or {@code kill}; it is done when this returns. */
    public void command(String what) {
        Path program =
                command.orElseThrow(() -> new TestAbortedException("to " + what + " the store takes --store-command"));
        try {
            Process process = new ProcessBuilder(program.toString(), what)
                    // what it starts goes on, and must not hold our output open
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(program + " " + what + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> value(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
    }
}

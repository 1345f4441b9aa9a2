package io.openchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.openchat.shared.record.Collections;
import io.openchat.standalone.Home;
import io.openchat.standalone.Options;
import io.openchat.standalone.Standalone;
import io.openchat.standalone.process.Ports;
import io.openchat.testkit.store.GivenStore;
import io.openchat.testkit.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of OpenChat on an empty data folder, and one browser for everybody; once for all tests.
 *
 * @param system front, services, Keycloak and store
 * @param driver of the browser
 * @param records what the store has, read past the services
 * @param given the database on a MongoDB that tests are to use; it is dropped in the end
 */
record Running(Standalone system, Playwright driver, Browser browser, Records records, Optional<StoreAddress> given)
        implements AutoCloseable {

    /** What works on two pods of chat-service works on one; the other way round it does not follow. */
    private static final int REPLICAS = 2;

    static Running start() {
        Path data = Path.of("target", "data");
        delete(data);
        Chromium.find(); // the answer is known at once, the system takes a while
        Optional<StoreAddress> given = GivenStore.find().map(GivenStore::freshDatabase);
        Options options = Options.in(data).withPort(port()).withReplicas(REPLICAS);
        Standalone system = new Standalone(
                Home.find(),
                given.map(store -> options.withStore(store.connectionString()).withDatabase(store.database()))
                        .orElse(options),
                Running::report);
        try {
            system.start();
            Playwright driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(Patience.PAGE);
            return new Running(
                    system,
                    driver,
                    Chromium.launch(driver),
                    new Records(given.orElse(new StoreAddress(system.connectionString(), Collections.DATABASE))),
                    given);
        } catch (RuntimeException e) {
            system.close();
            given.ifPresent(StoreAddress::drop);
            throw e;
        }
    }

    @Override
    public void close() {
        List<Runnable> ends = List.of(records::close, browser::close, driver::close, system::close, this::drop);
        RuntimeException first = null;
        for (Runnable end : ends) {
            try {
                end.run();
            } catch (RuntimeException e) { // the others must be closed too
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void drop() {
        given.ifPresent(StoreAddress::drop);
    }

    /** Without the end of the log that comes with the death of a service: the tests kill some. */
    private static void report(String progress) {
        progress.lines().findFirst().ifPresent(System.out::println);
    }

    /** The example shop is on the next one. */
    private static int port() {
        return Stream.generate(() -> Ports.free(1).getFirst())
                .limit(100)
                .filter(port -> port < 65_535 && Ports.taken(port + 1).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no two ports in a row are free"));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

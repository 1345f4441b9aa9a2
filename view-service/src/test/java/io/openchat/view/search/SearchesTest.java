package io.openchat.view.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who may search at once, who waits, and who is refused. */
class SearchesTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int OF_ONE_VIEWER = 2;
    private static final int OF_ALL = 8;

    @Test
    void aThirdSearchOfAViewerWaitsForOneOfTheOthersToEnd() throws Exception {
        Searches searches = searches(LONG);
        searches.begin("victor");
        searches.begin("victor");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var third = CompletableFuture.runAsync(() -> searches.begin("victor"), threads);
            searches.begin("sue"); // who is not held up by it
            assertThat(third).isNotDone();

            searches.end("victor");

            third.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void itIsRefusedWhenNoneEndsInTime() {
        Searches searches = searches(Duration.ofMillis(20));
        searches.begin("victor");
        searches.begin("victor");

        assertThatThrownBy(() -> searches.begin("victor")).isInstanceOf(TooManySearches.class);

        searches.end("victor");
        searches.begin("victor");
    }

    @Test
    void onlySoManyOfAViewerWait() {
        Searches searches = searches(LONG);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> asked = new ArrayList<>();
            int many = OF_ONE_VIEWER + Searches.WAITING_OF_ONE_VIEWER + 5;
            for (int i = 0; i < many; i++) {
                asked.add(CompletableFuture.runAsync(() -> searches.begin("victor"), threads));
            }
            Awaitility.await()
                    .until(() ->
                            asked.stream().filter(CompletableFuture::isDone).count() == 2 + 5);
            assertThat(asked.stream().filter(CompletableFuture::isCompletedExceptionally))
                    .hasSize(5);
            for (int i = 0; i < OF_ONE_VIEWER + Searches.WAITING_OF_ONE_VIEWER; i++) {
                int done = 5 + OF_ONE_VIEWER + i;
                Awaitility.await()
                        .until(() ->
                                asked.stream().filter(CompletableFuture::isDone).count() >= Math.min(done, many));
                searches.end("victor");
            }
        }
    }

    @Test
    void allViewersTogetherHaveABoundToo() {
        Searches searches = searches(Duration.ofMillis(20));
        for (int i = 0; i < OF_ALL; i++) {
            searches.begin("viewer " + i);
        }

        assertThatThrownBy(() -> searches.begin("one more")).isInstanceOf(TooManySearches.class);

        searches.end("viewer 0");
        searches.begin("one more");
    }

    private static Searches searches(Duration patience) {
        return new Searches(patience, () -> OF_ONE_VIEWER, () -> OF_ALL);
    }
}

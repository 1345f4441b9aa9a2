package io.openchat.view.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.openchat.view.Shown;
import io.openchat.view.Viewer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a viewer sees whose searches do not end. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class ManySearchesTest {
    @Inject
    Searches searches;

    @Test
    void theThirdIsAPageThatSaysToWait() {
        Viewer victor = Viewer.signedInAs("victor");
        Viewer sue = Viewer.signedInAs("sue");
        searches.begin("victor");
        searches.begin("victor");
        try {
            for (String page : List.of("/chats?client=vera", "/sessions", "/agencies", "/", "/conversations/c1")) {
                Shown refused = victor.opens(page);
                assertThat(refused.status()).as(page).isEqualTo(429);
                assertThat(refused.header("Retry-After")).isEqualTo("5");
                assertThat(refused.text()).contains("Too many searches at once");
            }
            assertThat(sue.opens("/chats?client=vera").status()).isEqualTo(200);
            assertThat(victor.opens("/signed-out").status()).isEqualTo(200);
        } finally {
            searches.end("victor");
            searches.end("victor");
        }
        assertThat(victor.opens("/chats?client=vera").status()).isEqualTo(200);
    }
}

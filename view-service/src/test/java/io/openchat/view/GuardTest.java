package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.portal.page.Assets;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites get of the records where somebody is signed in. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    @Inject
    Assets assets;

    private Viewer victor = new Viewer();

    @BeforeAll
    void signIn() {
        victor = Viewer.signedInAs("victor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/view/logout",
                "/view/logout/",
                "/view/logout;x=1",
                "//view/logout",
                "/view//logout",
                "/view/%6cogout",
                "/%76iew/logout",
                "/view/x/../logout"
            })
    void anotherSiteSignsNobodyOutHoweverThePathIsSpelled(String path) {
        URI address = URI.create(Viewer.base().replace("/view", "") + path);
        for (Map<String, String> from :
                List.of(Map.of("Sec-Fetch-Site", "cross-site"), Viewer.FOREIGN_LINK, Map.<String, String>of())) {
            assertThat(victor.get(address, from).status()).isIn(303, 404);
        }
        assertThat(victor.opens("/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/sessions?client=vera", "/chats", "/agencies", "/signed-out"})
    void otherSitesMayLinkToEachPageAndShowNoneInAFrame(String page) {
        assertThat(victor.opens(page, Viewer.FOREIGN_LINK).status()).isEqualTo(200);
        Map<String, String> frame = new HashMap<>(Viewer.FOREIGN_LINK);
        for (String dest : List.of("iframe", "image", "empty")) {
            frame.put("Sec-Fetch-Dest", dest);
            assertThat(victor.opens(page, frame).status()).isEqualTo(403);
        }
    }

    @Test
    void theStylesheetAndTheIconAreForAnybody() {
        assertThat(new Viewer()
                        .opens(assets.url("portal.css").substring("/view".length()))
                        .status())
                .isEqualTo(200);
        assertThat(new Viewer()
                        .opens(assets.url("logo.svg").substring("/view".length()))
                        .status())
                .isEqualTo(200);
    }
}

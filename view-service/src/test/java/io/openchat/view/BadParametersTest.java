package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StoreResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadParametersTest {
    private Viewer victor = new Viewer();

    @BeforeAll
    void signIn() {
        victor = Viewer.signedInAs("victor");
    }

    @ParameterizedTest
    @CsvSource({
        "/sessions?page=-1, page",
        "/sessions?page=0, page",
        "/sessions?page=401, page",
        "/sessions?page=99999999999999999999999999, page",
        "/sessions?page=one, page",
        "/sessions?page=%D9%A1, page",
        "/sessions?from=garbage, from",
        "/sessions?from=2026-13-01, from",
        "/sessions?from=1066-10-14, from",
        "/sessions?to=%2B999999999-12-31, to",
        "/sessions?from=2026-02-02&to=2026-02-01, to",
        "/sessions?sort=evil, sort",
        "/sessions?sort=startedAt, sort",
        "/sessions?sort=--started, sort",
        "/sessions?client=%00, client",
        "/sessions?agency=a%0Ab, agency",
        "/chats?state=sleeping, state",
        "/chats?sort=tokenHash, sort",
        "/agencies?page=-1, page",
    })
    void areNamedOnAPageThatSaysWhatIsWrong(String address, String parameter) {
        Shown page = victor.opens(address);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("“" + parameter + "” ");
        assertThat(page.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndOneThatJustFitsIsNot() {
        assertThat(victor.opens("/sessions?agent=" + "x".repeat(254)).status()).isEqualTo(200);
        assertThat(victor.opens("/sessions?agent=" + "x".repeat(255)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions?client=&from=&page=&sort=", "/sessions?unknown=1", "/sessions?client=+++"})
    void thatAreEmptyOrUnknownAreLeftOut(String address) {
        assertThat(victor.opens(address).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/conversations/no-such-id",
                "/conversations/%00",
                "/conversations/%7B%22%24gt%22%3A1%7D",
                "/conversations/x/y"
            })
    void anAddressThatLeadsNowhereIsAPageThatSaysSo(String address) {
        for (Map<String, String> from : List.of(Viewer.OUR_PAGE, Viewer.TYPED, Viewer.FOREIGN_LINK)) {
            Shown page = victor.opens(address, from);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).contains("There is no such page");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sessions?client=%zz", "/sessions?client=%", "/sessions?client=%ff%fe", "/conversations/%zz"})
    void anAddressThatIsNotEvenOneIsNotOurFault(String address) {
        assertThat(victor.insistsOn(address)).doesNotContain(" 5").startsWith("HTTP/1.1 ");
    }
}

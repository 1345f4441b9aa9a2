package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.SessionRecord;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreResource.class)
class SessionsTest {
    @Inject
    Records records;

    private Viewer victor = new Viewer();

    @BeforeEach
    void signIn() {
        records.forget();
        victor = Viewer.signedInAs("victor");
    }

    @Test
    void saysThatThereAreNone() {
        Shown page = victor.opens("/sessions");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("No sessions yet").contains("0 of 0");
    }

    @Test
    void showsWhoServedWhomWhenHowLongAndHowItEnded() {
        records.agency("north", "North Office");
        records.session(Records.session("c1", 3, "Vera", "Alice", "north", Records.START));

        assertThat(victor.opens("/sessions").text())
                .contains(
                        "Vera vera@example.com Alice North Office 20 Nov 2026, 08:00 20 Nov 2026, 08:05 5 min 0 s Agent ended");
    }

    @Test
    void aRunningSessionHasNoEnd() {
        SessionRecord ended = Records.session("c1", 1, "Vera", "Alice", null, Records.START);
        records.session(new SessionRecord(
                ended.id(), "c1", 1, null, ended.agent(), ended.client(), ended.startedAt(), null, null));

        assertThat(victor.opens("/sessions").text()).contains("Running");
    }

    @Test
    void pagesThroughAllOfThemEachOnceNewestFirst() {
        hasSessions(130);

        List<String> seen = new ArrayList<>();
        Shown page = victor.opens("/sessions");
        assertThat(page.text()).contains("1 – 25 of 130");
        seen.addAll(page.sessions());
        while (page.body().contains("pager-next")) {
            page = victor.opens(page.link("pager-next"));
            seen.addAll(page.sessions());
        }
        assertThat(page.text()).contains("126 – 130 of 130");
        assertThat(seen)
                .isEqualTo(IntStream.iterate(130, n -> n > 0, n -> n - 1)
                        .mapToObj(SessionsTest::id)
                        .toList());
        assertThat(victor.opens(page.link("pager-previous")).sessions())
                .contains(id(30))
                .hasSize(25);
    }

    @Test
    void showsEachOnceWhenAllStartedAtTheSameMoment() {
        records.sessions(IntStream.range(0, 60)
                .mapToObj(n -> Records.session(id(n), 1, "Vera", "Alice", "north", Records.START))
                .toList());

        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            seen.addAll(victor.opens("/sessions?page=" + page).sessions());
        }
        assertThat(seen).hasSize(60);
        assertThat(new HashSet<>(seen)).hasSize(60);
    }

    @Test
    void aPageBehindTheLastLeadsBack() {
        hasSessions(3);
        Shown page = victor.opens("/sessions?page=7");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("There are no more sessions");
        assertThat(victor.opens(page.link("pager-previous")).sessions()).hasSize(3);
    }

    @Test
    void sortsByAColumnOneWayAndTheOtherAndKeepsTheFilter() {
        records.session(Records.session("b", 1, "Bela", "Zoe", "north", Records.START));
        records.session(Records.session("a", 1, "Anna", "Yann", "south", Records.START.plusSeconds(60)));
        records.session(Records.session("c", 1, "Cleo", "Xenia", "north", Records.START.plusSeconds(120)));

        Shown page = victor.opens("/sessions?from=2026-11-20");
        Shown byVisitor = victor.opens(page.sortLink("Visitor"));
        assertThat(byVisitor.sessions()).containsExactly("a", "b", "c");
        assertThat(byVisitor.body()).contains("aria-sort=\"ascending\"").contains("value=\"2026-11-20\"");
        assertThat(victor.opens(byVisitor.sortLink("Visitor")).sessions()).containsExactly("c", "b", "a");
        assertThat(victor.opens(page.sortLink("Agent")).sessions()).containsExactly("c", "a", "b");
        assertThat(victor.opens(page.sortLink("Agency")).sessions()).containsExactly("b", "c", "a");
        assertThat(victor.opens(page.sortLink("Started")).sessions()).containsExactly("b", "a", "c");
        assertThat(victor.opens(page.sortLink("Ended")).sessions()).containsExactly("c", "a", "b");
    }

    @Test
    void filtersByDayBothDaysIncluded() {
        for (int day = 0; day < 5; day++) {
            records.session(
                    Records.session(id(day), 1, "Vera", "Alice", "north", Records.START.plus(Duration.ofDays(day))));
        }

        assertThat(victor.opens("/sessions?from=2026-11-21&to=2026-11-23").sessions())
                .containsExactly(id(3), id(2), id(1));
        assertThat(victor.opens("/sessions?from=2026-11-24").sessions()).containsExactly(id(4));
        assertThat(victor.opens("/sessions?to=2026-11-20").sessions()).containsExactly(id(0));
    }

    @Test
    void filtersByAgencyByAgentAndByTheVisitorsNameOrAddress() {
        records.agency("north", "North Office");
        records.session(Records.session("a", 1, "Anna Ärger", "Alice Adams", "north", Records.START));
        records.session(Records.session("b", 1, "Bela", "Bob Brown", "south", Records.START.plusSeconds(1)));

        assertThat(victor.opens("/sessions?agency=north").sessions()).containsExactly("a");
        assertThat(victor.opens("/sessions?agency=nowhere").text()).contains("No sessions match");
        assertThat(victor.opens("/sessions?agent=aDAM").sessions()).containsExactly("a");
        assertThat(victor.opens("/sessions?client=bel").sessions()).containsExactly("b");
        assertThat(victor.opens("/sessions?client=BELA%40EXAMPLE").sessions()).containsExactly("b");
        assertThat(victor.opens("/sessions?client=%C3%84RGER").sessions()).containsExactly("a");
        assertThat(victor.opens("/sessions?client=b&agent=bob&agency=south").sessions())
                .containsExactly("b");
    }

    @Test
    void takesWhatIsTypedForTextAndNotForAnExpression() {
        records.session(Records.session("plain", 1, "Anna", "Alice", null, Records.START));
        records.session(Records.session("odd", 1, "A.*(nn\\Ea)$", "Alice", null, Records.START));

        assertThat(victor.opens("/sessions?client=.*").sessions()).isEmpty();
        assertThat(victor.opens("/sessions?client=a.*").sessions()).containsExactly("odd");
        assertThat(victor.opens("/sessions?client=A.*%28nn%5CEa%29%24").sessions())
                .containsExactly("odd");
        assertThat(victor.opens("/sessions?client=A.*%28nnxEa%29%24").sessions())
                .isEmpty();
        assertThat(victor.opens("/sessions?client=%5BA-Z%5D").sessions()).isEmpty();
        assertThat(victor.opens("/sessions?client=%28%28%28").status()).isEqualTo(200);
    }

    @Test
    void anAgentIsFoundByAFormerName() {
        records.session(Records.session("a", 1, "Anna", "Alice Adams", "north", Records.START));
        records.renamed("id-of-Alice Adams", "Alice Brown", "Alice Adams");

        assertThat(victor.opens("/sessions?agent=adams").sessions()).containsExactly("a");
        assertThat(victor.opens("/sessions?agent=brown").sessions()).containsExactly("a");
    }

    @Test
    void partOfTheNamesOfVeryManyAgents_isAskedToBeLonger() {
        for (int n = 0; n < 51; n++) {
            records.agent("agent" + n, "Agent " + n, "north");
        }
        Shown page = victor.opens("/sessions?agent=agent");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("More than 50 agents have that in their names");
        assertThat(victor.opens("/chats?agent=agent").status()).isEqualTo(400);
        assertThat(victor.opens("/sessions?agent=agent+4").status()).isEqualTo(200);
    }

    @Test
    void linksFromPageToPageKeepTheFilterAndTheOrder() {
        hasSessions(30);
        String next = victor.opens("/sessions?client=vera+1%262&agent=Alice&sort=client&from=2026-11-20")
                .body();
        assertThat(next).doesNotContain("pager-next");

        String link = victor.opens("/sessions?agent=lice&sort=client&from=2026-11-20&agency=north")
                .link("pager-next");
        assertThat(link).isEqualTo("/sessions?from=2026-11-20&agency=north&agent=lice&sort=client&page=2");
        assertThat(victor.opens(link).sessions()).hasSize(5);
    }

    @Test
    void showsWhatWasTypedAsText() {
        String body = victor.opens("/sessions?client=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .body();
        assertThat(body).doesNotContain("<script").contains("&lt;script&gt;");
    }

    private void hasSessions(int count) {
        records.sessions(IntStream.rangeClosed(1, count)
                .mapToObj(n -> Records.session(id(n), 1, "Vera " + n, "Alice", "north", Records.START.plusSeconds(n)))
                .toList());
    }

    private static String id(int number) {
        return "c%04d".formatted(number);
    }
}

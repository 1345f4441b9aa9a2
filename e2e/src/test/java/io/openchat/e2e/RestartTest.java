package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.e2e.Cast.Window;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class RestartTest {

    private static final List<String> BEFORE = List.of("before 1", "before 2");
    private static final List<String> OF_VISITOR = List.of("visitor, meanwhile 1", "visitor, meanwhile 2");
    private static final List<String> OF_AGENT = List.of("agent, meanwhile 1", "agent, meanwhile 2");

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void whatIsSaidWhileAllPodsAreDead_arrivesOnceAndInOrder(Cast cast) {
        Visitor kim = cast.visitor(Window.PHONE);
        kim.opens();
        kim.starts("Kim Killed");
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Kim Killed");
        kim.says(BEFORE.get(0));
        alice.reads("Kim Killed", BEFORE.subList(0, 1));
        alice.says("Kim Killed", BEFORE.get(1));
        kim.reads(BEFORE);
        kim.hasSent(BEFORE.get(0));

        cast.expectCuts();
        List<ProcessHandle> killed =
                cast.system().pods().stream().map(cast.system()::process).toList();
        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(pod -> pod.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        OF_VISITOR.forEach(kim::says);
        OF_AGENT.forEach(text -> alice.says("Kim Killed", text));
        // how long these stand as not sent is not looked at: the pods come back by themselves

        kim.sees(OF_AGENT.getLast(), Patience.RESTART);
        alice.sees("Kim Killed", OF_VISITOR.getLast(), Patience.RESTART);
        kim.hasSent(OF_VISITOR.getLast());
        alice.hasSent("Kim Killed", OF_AGENT.getLast());
        arrivedOnceAndInOrder(cast.records().texts("Kim Killed"));
        kim.reads(cast.records().texts("Kim Killed"));
        alice.reads("Kim Killed", cast.records().texts("Kim Killed"));
        isGapless(cast.records().messages("Kim Killed"));
        kim.isTalkingTo("Alice Archer");
    }

    /** Who of the two was first back does not matter. */
    private static void arrivedOnceAndInOrder(List<String> texts) {
        assertThat(texts).startsWith(BEFORE.toArray(String[]::new));
        assertThat(texts).containsSubsequence(OF_VISITOR).containsSubsequence(OF_AGENT);
        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(Stream.of(BEFORE, OF_VISITOR, OF_AGENT)
                        .flatMap(List::stream)
                        .toList());
    }

    private static void isGapless(List<Document> messages) {
        assertThat(messages.stream()
                        .map(message -> message.get("seq", Number.class).intValue()))
                .isEqualTo(IntStream.rangeClosed(1, messages.size()).boxed().toList());
    }
}

package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.openchat.e2e.Cast.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visitor on one pod of chat-service and an agent on another, while pods die and are replaced. */
@ExtendWith(Stage.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "whose socket is whose is read from /proc")
class ReplicasTest {

    /** A new socket goes to the next pod, so two times are enough unless another socket comes in between. */
    private static final int TRIES_TO_MOVE = 6;

    private static final double MOVED = 3_000;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void whenTheVisitorsPodIsKilledTheAgentTalksOnAndNothingIsLost(Cast cast) {
        Talk talk = new Talk(cast, "Kim Apart");
        talk.onDifferentPods();
        talk.goesOn();

        cast.expectCuts();
        ProcessHandle killed = cast.system().process(talk.visitorsPod);
        killed.destroyForcibly();
        talk.agentSays();
        talk.alice.hasSent(talk.name, talk.ofAgent.getLast());
        talk.goesOn();
        killed.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        talk.goesOn();

        talk.arrivedOnceAndInOrder();
        talk.until(talk.pods::areReady, Patience.RESTART);
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aRollingRestartOfAllPodsLosesNothing(Cast cast) {
        Talk talk = new Talk(cast, "Kim Rolling");
        talk.onDifferentPods();
        talk.goesOn();

        cast.expectCuts();
        for (String pod : cast.system().pods()) {
            ProcessHandle stopped = cast.system().process(pod);
            stopped.destroy();
            while (stopped.isAlive()) {
                talk.goesOn();
            }
            talk.until(talk.pods::areReady, Patience.RESTART);
            talk.goesOn();
        }

        talk.arrivedOnceAndInOrder();
    }

    /** A visitor and an agent, and all that they have said. */
    private static final class Talk {
        private final Cast cast;
        private final String name;
        private final Pods pods;
        private final Visitor kim;
        private final Agent alice;
        private final List<String> ofVisitor = new ArrayList<>();
        private final List<String> ofAgent = new ArrayList<>();
        private String visitorsPod = "";

        Talk(Cast cast, String name) {
            this.cast = cast;
            this.name = name;
            this.pods = new Pods(cast.system());
            this.kim = cast.visitor(Window.PHONE);
            this.alice = cast.agent("alice", Window.WIDE);
        }

        void onDifferentPods() {
            until(pods::areReady, Patience.RESTART);
            kim.opens();
            kim.starts(name);
            visitorSays();
            kim.hasSent(ofVisitor.getLast());
            until(() -> pods.ofTheOnlyOne().isPresent(), Patience.PAGE);
            visitorsPod = pods.ofTheOnlyOne().orElseThrow();
            alice.logsIn();
            alice.claims(name);
            alice.sees(name, ofVisitor.getLast(), Patience.PAGE);
            String conversation = cast.records().messages(name).getFirst().getString("conversation");
            for (int tries = 0; !comes(() -> pods.of(conversation) == 2); tries++) {
                assertThat(tries)
                        .as("times that the agent came back to the same pod")
                        .isLessThan(TRIES_TO_MOVE);
                alice.reloads();
                alice.sees(name, ofVisitor.getLast(), Patience.PAGE);
            }
        }

        void goesOn() {
            visitorSays();
            agentSays();
        }

        void visitorSays() {
            ofVisitor.add("visitor, no. " + (ofVisitor.size() + 1) + ".");
            kim.says(ofVisitor.getLast());
        }

        void agentSays() {
            ofAgent.add("agent, no. " + (ofAgent.size() + 1) + ".");
            alice.says(name, ofAgent.getLast());
        }

        void arrivedOnceAndInOrder() {
            kim.sees(ofAgent.getLast(), Patience.RESTART);
            alice.sees(name, ofVisitor.getLast(), Patience.RESTART);
            kim.hasSent(ofVisitor.getLast());
            alice.hasSent(name, ofAgent.getLast());
            List<String> texts = cast.records().texts(name);
            assertThat(texts).containsSubsequence(ofVisitor).containsSubsequence(ofAgent);
            assertThat(texts)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(ofVisitor.stream(), ofAgent.stream()).toList());
            kim.reads(texts);
            alice.reads(name, texts);
            List<Document> messages = cast.records().messages(name);
            assertThat(messages.stream()
                            .map(message -> message.get("seq", Number.class).intValue()))
                    .isEqualTo(IntStream.rangeClosed(1, messages.size()).boxed().toList());
        }

        void until(BooleanSupplier condition, double patience) {
            kim.page().waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(patience));
        }

        private boolean comes(BooleanSupplier condition) {
            try {
                until(condition, MOVED);
                return true;
            } catch (TimeoutError e) {
                return false;
            }
        }
    }
}

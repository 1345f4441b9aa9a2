package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pods over one store and clients who send until they have an ack; the seed decides what happens next, and what fails.
 *
 * <p>Every question to the store waits at a {@link Turnstile} until it is chosen, and nothing else is chosen before all
 * writers are at theirs again or idle: so the same seed gives the same run.
 */
final class Interleaving {
    /** Far more than a run takes; a run that needs more makes no progress. */
    private static final int MOST_STEPS = 20_000;

    private final Random random;
    private final MemoryMessages store = new MemoryMessages();
    private final Deque<MessageRecord> late = new ArrayDeque<>();
    private final List<Turnstile> pods;
    private final List<Client> clients = new ArrayList<>();

    Interleaving(long seed, int pods, int conversations, int clientsOfEach, int messagesOfEach) {
        this.random = new Random(seed);
        this.pods = Stream.generate(() -> new Turnstile(store, late, random, Clock.systemUTC()))
                .limit(pods)
                .toList();
        for (int c = 0; c < conversations; c++) {
            for (int i = 0; i < clientsOfEach; i++) {
                clients.add(new Client("conversation" + c, "client" + i, messagesOfEach));
            }
        }
    }

    /** Runs until every client has every ack, then says what is wrong, if anything is. */
    void run() throws InterruptedException {
        try {
            int steps = 0;
            for (List<Runnable> possible = possible(); !possible.isEmpty(); possible = possible()) {
                possible.get(random.nextInt(possible.size())).run();
                assertThat(steps++).as("steps").isLessThan(MOST_STEPS);
            }
        } finally {
            for (Turnstile pod : pods) {
                pod.close();
            }
        }
        clients.forEach(this::check);
        clients.stream().map(c -> c.conversation).distinct().forEach(this::checkNumbers);
    }

    private List<Runnable> possible() {
        List<Runnable> possible = new ArrayList<>();
        clients.stream().filter(Client::wantsToSend).forEach(c -> possible.add(() -> send(c)));
        pods.stream().filter(Turnstile::isOccupied).forEach(pod -> possible.add(pod::let));
        if (!late.isEmpty()) {
            possible.add(() -> store.insert(late.removeFirst()));
        }
        return possible;
    }

    private void send(Client client) {
        client.waits = true;
        Turnstile pod = pods.get(random.nextInt(pods.size()));
        pod.append(client.draft(), client::answered);
    }

    private void check(Client client) {
        List<MessageRecord> mine = store.of(client.conversation).stream()
                .filter(m -> m.from().name().equals(client.name))
                .toList();
        assertThat(mine)
                .as(
                        "%s in %s: what is stored is what was acked, once and in the order of sending",
                        client.name, client.conversation)
                .containsExactlyElementsOf(client.acked);
        assertThat(mine.stream().map(MessageRecord::id))
                .containsExactlyElementsOf(
                        IntStream.range(0, client.messages).mapToObj(client::id).toList());
    }

    private void checkNumbers(String conversation) {
        List<Long> seqs =
                store.of(conversation).stream().map(MessageRecord::seq).toList();
        assertThat(seqs)
                .as("numbers of %s", conversation)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, seqs.size())
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    /** Sends one message after the other, each until it is acked. */
    private static final class Client {
        final String conversation;
        final String name;
        final int messages;
        final List<MessageRecord> acked = new ArrayList<>();
        boolean waits;

        Client(String conversation, String name, int messages) {
            this.conversation = conversation;
            this.name = name;
            this.messages = messages;
        }

        boolean wantsToSend() {
            return !waits && acked.size() < messages;
        }

        String id(int number) {
            return name + "-" + number;
        }

        Draft draft() {
            return new Draft(
                    conversation,
                    id(acked.size()),
                    new MessageRecord.Author(Side.VISITOR, name, null),
                    new Content.Text("hi"),
                    0);
        }

        void answered(@Nullable MessageRecord message) {
            waits = false;
            if (message != null) {
                acked.add(message);
            }
        }
    }
}

package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.core.Core;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.Tab;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.ServiceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two pods on a bus that loses, repeats and delays, tabs that come and go with any number, acks that get lost. */
class InterleavingsTest {
    /** Runs of the property test; {@code -Dopenchat.seed=N} repeats one of them. */
    private static final int RUNS = 500;

    private static final int STEPS = 120;

    @Test
    void whateverGetsLost_everybodyHasEverythingOnceAndInOrder() {
        Long only = Long.getLong("openchat.seed");
        for (long seed : only == null ? LongStream.range(0, RUNS).toArray() : new long[] {only}) {
            try {
                new Run(seed).go();
            } catch (AssertionError e) {
                throw new AssertionError("with -Dopenchat.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One conversation with two tabs of the visitor and two devices of the agent, all of them anywhere. */
    private static final class Run {
        private final Random random;
        private final Chat chat = new Chat();
        private final VisitorTab first = chat.visitor().starts("Vera");
        private final List<Client> clients = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            chat.agent("Alice", chat.there).claims(first);
            clients.add(new Client("v1", this::visitor));
            clients.add(new Client("v2", this::visitor));
            clients.add(new Client("a1", this::agent));
            clients.add(new Client("a2", this::agent));
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            chat.bus.deliversWhatWasLost();
            chat.storeWork.doAll();
            clients.forEach(Client::getsItsAck);
            chat.refresh();
            clients.forEach(Client::looks);
            List<MessageRecord> stored = chat.transcript.of(first.conversation());
            Set<Long> all = new TreeSet<>(
                    LongStream.rangeClosed(1, stored.size()).boxed().toList());
            assertThat(stored.stream().map(MessageRecord::id)).doesNotHaveDuplicates();
            assertThat(stored.stream().map(MessageRecord::seq)).containsExactlyElementsOf(all);
            clients.forEach(client -> {
                assertThat(client.has).as("what %s has", client.name).isEqualTo(all);
                assertThat(stored.stream().map(MessageRecord::id).filter(id -> id.startsWith(client.name)))
                        .as("what %s said", client.name)
                        .containsExactlyElementsOf(client.said);
            });
        }

        private void step() {
            Client client = clients.get(random.nextInt(clients.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> client.says();
                case 4 -> client.comesBack();
                case 5 -> client.looks();
                case 6 -> chat.bus.loses(_ -> random.nextInt(3) == 0);
                case 7 -> chat.bus.deliversWhatWasLost();
                case 8 -> chat.storeWork.areForLater();
                case 9 -> chat.storeWork.doSome(random);
                case 10 -> chat.storeWork.doAll();
                default -> chat.refresh();
            }
        }

        private Core anyPod() {
            return random.nextBoolean() ? chat.here : chat.there;
        }

        private Client.Seat visitor(long lastSeq) {
            VisitorTab tab = chat.visitor(anyPod());
            tab.resumes(first, lastSeq);
            return new Client.Seat(tab, id -> tab.says(id, id), tab::leaves, seq -> tab.resumes(first, seq));
        }

        private Client.Seat agent(long lastSeq) {
            AgentTab tab = chat.agent("Alice", anyPod());
            tab.resumes(first, lastSeq);
            return new Client.Seat(tab, id -> tab.says(first, id, id), tab::leaves, seq -> tab.resumes(first, seq));
        }

        /** Someone who keeps to the protocol: one message under way, sent again until it has its ack. */
        private final class Client {
            private final String name;
            private final java.util.function.LongFunction<Seat> arrival;
            private final Set<Long> has = new TreeSet<>();
            private final List<String> said = new ArrayList<>();
            private String unanswered = "";
            private long last;
            private Seat seat;

            /** A socket. */
            record Seat(
                    Tab tab,
                    java.util.function.Consumer<String> says,
                    Runnable leaves,
                    java.util.function.LongConsumer resumes) {}

            Client(String name, java.util.function.LongFunction<Seat> arrival) {
                this.name = name;
                this.arrival = arrival;
                this.seat = arrival.apply(0);
            }

            void says() {
                looks();
                if (unanswered.isEmpty()) {
                    unanswered = name + "-" + said.size();
                    said.add(unanswered);
                }
                seat.says().accept(unanswered);
            }

            /** The socket breaks; half of the time what came last was not read any more. */
            void comesBack() {
                if (random.nextBoolean()) {
                    looks();
                }
                seat.leaves().run();
                last = random.nextInt(4) == 0 && last > 0 ? random.nextLong(last) : gapless();
                seat = arrival.apply(last);
            }

            void looks() {
                long lowest = last;
                for (ServiceFrame frame : seat.tab().all(ServiceFrame.class)) {
                    switch (frame) {
                        case ServiceFrame.Message message -> {
                            assertThat(message.seq()).as("next for %s", name).isGreaterThan(lowest);
                            lowest = message.seq();
                            settles(message.id(), message.seq());
                        }
                        case ServiceFrame.Ack ack -> ack.acks().forEach(a -> settles(a.id(), a.seq()));
                        default -> {}
                    }
                }
                last = lowest;
            }

            void getsItsAck() {
                while (!unanswered.isEmpty()) {
                    says();
                    looks();
                }
            }

            private void settles(String id, long seq) {
                has.add(seq);
                if (id.equals(unanswered)) {
                    unanswered = "";
                }
            }

            private long gapless() {
                long seq = 0;
                while (has.contains(seq + 1)) {
                    seq++;
                }
                return seq;
            }
        }
    }
}

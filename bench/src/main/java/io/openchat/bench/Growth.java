package io.openchat.bench;

import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Exchange;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.Pair;
import io.openchat.bench.driver.SingleActions;
import io.openchat.bench.driver.Tally;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.subject.Installation;
import java.util.List;
import java.util.stream.IntStream;

/** What people do, with more and more conversations on record. */
final class Growth {
    private static final int TIMES = 30;
    private static final int LAST_FEW = 10;

    /** Before all: with a cold JVM the smallest store would be the slowest. */
    private static final int TIMES_TO_WARM_UP = 400;

    private final Installation installation;
    private final Loop loop;
    private final Recorder recorder;
    private boolean warm;

    Growth(Installation installation, Loop loop, Recorder recorder) {
        this.installation = installation;
        this.loop = loop;
        this.recorder = recorder;
    }

    /** Fills the store up to each of these numbers, and measures. */
    void run(List<Integer> conversations) {
        for (int count : conversations) {
            installation.seed().upTo(count);
            measure(count);
            warm = true;
        }
    }

    private void measure(int count) {
        SingleActions storeWork = new SingleActions(loop, installation.chatPort());
        Dialect clients = installation.clients(loop, new Tally());
        Pair pair = loop.await(() -> clients.pair(0));
        Exchange exchange = new Exchange(pair);
        recorder.note(Measure.APPEND, count, median(() -> loop.await(exchange::says)));
        loop.await(clients::hangUp);
        long lastSeq = installation.seed().longLast() - LAST_FEW;
        String token = installation.seed().tokenOfALongOne();
        recorder.note(Measure.RESUME, count, median(() -> loop.await(() -> storeWork.resumes(token, lastSeq))));
        String agent = installation.agentToken();
        recorder.note(Measure.QUEUE, count, median(() -> loop.await(() -> storeWork.seesQueue(agent, 0))));
        recorder.note(Measure.PAGE, count, median(installation::viewsSessions));
    }

    /** Milliseconds that it takes, in the middle of {@value #TIMES}, after many that do not count. */
    private double median(Runnable errand) {
        IntStream.range(0, warm ? TIMES : TIMES_TO_WARM_UP).forEach(_ -> errand.run());
        double[] millis = IntStream.range(0, TIMES)
                .mapToDouble(_ -> {
                    long began = System.nanoTime();
                    errand.run();
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
        return millis[TIMES / 2];
    }
}

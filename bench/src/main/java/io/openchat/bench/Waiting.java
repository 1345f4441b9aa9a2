package io.openchat.bench;

import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.SingleActions;
import io.openchat.bench.figures.Measure;
import io.openchat.bench.subject.Installation;
import java.util.stream.IntStream;

/** What an agent who comes sees, and when, while a crowd waits. */
final class Waiting {
    private static final int CROWD = 10_000;
    private static final int TIMES = 30;

    private final Installation installation;
    private final Loop loop;
    private final Recorder recorder;

    Waiting(Installation installation, Loop loop, Recorder recorder) {
        this.installation = installation;
        this.loop = loop;
        this.recorder = recorder;
    }

    void run() {
        installation.seed().waiting(CROWD);
        SingleActions storeWork = new SingleActions(loop, installation.chatPort());
        String agent = installation.agentToken();
        // until the service knows of them, and as a warm-up
        IntStream.range(0, TIMES).forEach(_ -> loop.await(() -> storeWork.seesQueue(agent, CROWD)));
        recorder.note(Measure.FIRST_SCREEN, CROWD, longest(() -> loop.await(() -> storeWork.seesFirstPage(agent))));
        recorder.note(Measure.WHOLE_QUEUE, CROWD, longest(() -> loop.await(() -> storeWork.seesQueue(agent, CROWD))));
    }

    private static double longest(Runnable errand) {
        return IntStream.range(0, TIMES)
                .mapToDouble(_ -> {
                    long began = System.nanoTime();
                    errand.run();
                    return (System.nanoTime() - began) / 1e6;
                })
                .max()
                .orElseThrow();
    }
}

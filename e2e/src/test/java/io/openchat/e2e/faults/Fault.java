package io.openchat.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.e2e.faults.cluster.Part;
import io.openchat.e2e.faults.network.Network;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What goes wrong while people talk. All is well again when it has happened. */
enum Fault {
    NOTHING("nothing", scene -> scene.lasts(seconds(5))),

    POD_KILLED("kill -9 of a pod", scene -> {
        Part pod = any(scene);
        pod.kill();
        scene.lasts(seconds(3));
        pod.start();
    }),

    ALL_PODS_KILLED("kill -9 of all pods", scene -> {
        scene.cluster.pods().forEach(Part::kill);
        scene.cluster.pods().forEach(Part::launch);
        scene.cluster.pods().forEach(Part::awaitReady);
    }),

    ROLLING_RESTART(
            "SIGTERM, all pods in turn",
            scene -> scene.cluster.pods().forEach(pod -> {
                assertThat(pod.stop()).as("exit code of " + pod).isZero();
                pod.start();
            })),

    POD_FROZEN("a pod hangs for 25 s", scene -> frozen(any(scene), scene, seconds(25))),

    REDIS_KILLED("Redis down for 5 s", scene -> down(scene.cluster.redis(), scene, seconds(5))),

    REDIS_FROZEN("Redis hangs for 10 s", scene -> frozen(scene.cluster.redis(), scene, seconds(10))),

    STORE_DOWN("store down for 10 s (kill -9)", scene -> down(scene.cluster.store(), scene, seconds(10))),

    STORE_FROZEN("store hangs for 15 s", scene -> frozen(scene.cluster.store(), scene, seconds(15))),

    ALL_CUT("all connections cut", scene -> scene.network.cut(1)),

    FLAPPING("3 of 10 connections cut, 20 times", scene -> {
        for (int n = 0; n < 20; n++) {
            scene.network.cut(0.3);
            scene.lasts(Duration.ofMillis(500));
        }
    }),

    HALF_OPEN("half of the connections half-open", scene -> scene.network.halfOpen(0.5)),

    REPEATED_AND_DELAYED("frames repeated and delayed", scene -> {
        scene.network.weather(new Network.Weather(300, 0.3));
        scene.lasts(seconds(10));
        scene.network.weather(Network.Weather.FAIR);
    }),

    SKEWED("all cut, visitors back after 12 s", scene -> {
        scene.visitorsReconnectAfter(seconds(12));
        scene.network.cut(1);
        scene.lasts(seconds(12));
    }),

    POD_AND_REDIS("a pod and Redis killed", scene -> {
        Part pod = any(scene);
        scene.cluster.redis().kill();
        pod.kill();
        scene.lasts(seconds(2));
        scene.cluster.redis().start();
        pod.start();
    }),

    POD_AND_STORE("a pod and the store killed, frames delayed", scene -> {
        scene.network.weather(new Network.Weather(200, 0.1));
        Part pod = any(scene);
        pod.kill();
        scene.cluster.store().kill();
        scene.lasts(seconds(3));
        scene.cluster.store().start();
        pod.start();
        scene.network.weather(Network.Weather.FAIR);
    });

    private final String title;
    private final Consumer<Scene> course;

    Fault(String title, Consumer<Scene> course) {
        this.title = title;
        this.course = course;
    }

    void happen(Scene scene) {
        course.accept(scene);
    }

    @Override
    public String toString() {
        return title;
    }

    private static Part any(Scene scene) {
        List<Part> pods = scene.cluster.pods();
        return pods.get(scene.random.nextInt(pods.size()));
    }

    private static void down(Part part, Scene scene, Duration time) {
        part.kill();
        scene.lasts(time);
        part.start();
    }

    private static void frozen(Part part, Scene scene, Duration time) {
        part.freeze();
        scene.lasts(time);
        part.thaw();
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}

package io.openchat.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.e2e.faults.cluster.Breakable;
import io.openchat.e2e.faults.cluster.Part;
import io.openchat.e2e.faults.network.Network;
import io.openchat.testkit.replicaset.Trouble;
import java.time.Duration;
import java.util.List;

/** What goes wrong while people talk. All is well again when it has happened. */
enum Fault {
    NOTHING("nothing"),
    POD_KILLED("kill -9 of a pod"),
    ALL_PODS_KILLED("kill -9 of all pods"),
    ROLLING_RESTART("SIGTERM, all pods in turn"),
    POD_FROZEN("a pod hangs for 25 s"),
    REDIS_KILLED("Redis down for 5 s (kill -9)"),
    REDIS_FROZEN("Redis hangs for 10 s"),
    STORE_KILLED("store down for 10 s (kill -9)"),
    STORE_FROZEN("store hangs for 15 s"),
    STORE_FROZEN_LONG("store hangs for 60 s"),
    ELECTION("no primary for 10 s"),
    PRIMARY_SHUTS_DOWN("primary shuts down for 10 s"),
    REPLICATION_CUT_OFF("written, and not replicated before a shutdown, 10 s"),
    REPLICATION_LATE("written, and not replicated in time, 10 s"),
    STORE_ANSWERS_LOST("half of the store's answers lost, 10 s"),
    STORE_CUT("connections to the store reset, 20 times in 10 s"),
    STORE_SLOW("every answer of the store 5 s late, 15 s"),
    STORE_REFUSES("store refuses connections for 20 s"),
    STORE_HALF_OPEN("connections to the store half-open for 12 s"),
    ALL_CUT("all connections cut"),
    FLAPPING("3 of 10 connections cut, 20 times"),
    HALF_OPEN("half of the connections half-open"),
    REPEATED_AND_DELAYED("frames repeated and delayed"),
    SKEWED("all cut, visitors back 12 s later"),
    POD_AND_REDIS("a pod and Redis killed"),
    POD_AND_STORE("a pod and the store killed, frames delayed");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    void happen(Scene scene) {
        switch (this) {
            case NOTHING -> scene.lasts(seconds(5));
            case POD_KILLED -> down(anyPod(scene), scene, seconds(3));
            case ALL_PODS_KILLED -> {
                scene.cluster.pods().forEach(Part::kill);
                scene.cluster.pods().forEach(Part::launch);
                scene.cluster.pods().forEach(Part::awaitReady);
            }
            case ROLLING_RESTART -> scene.cluster.pods().forEach(Fault::restart);
            case POD_FROZEN -> frozen(anyPod(scene), scene, seconds(25));
            case REDIS_KILLED -> down(scene.cluster.redis(), scene, seconds(5));
            case REDIS_FROZEN -> frozen(scene.cluster.redis(), scene, seconds(10));
            case STORE_KILLED -> down(scene.cluster.store(), scene, seconds(10));
            case STORE_FROZEN -> frozen(scene.cluster.store(), scene, seconds(15));
            case STORE_FROZEN_LONG -> frozen(scene.cluster.store(), scene, seconds(60));
            case ELECTION -> troubled(scene, Trouble.NO_PRIMARY, seconds(10));
            case PRIMARY_SHUTS_DOWN -> troubled(scene, Trouble.SHUTTING_DOWN, seconds(10));
            case REPLICATION_CUT_OFF -> troubled(scene, Trouble.NOT_REPLICATED_BEFORE_SHUTDOWN, seconds(10));
            case REPLICATION_LATE -> troubled(scene, Trouble.NOT_REPLICATED_IN_TIME, seconds(10));
            case STORE_ANSWERS_LOST -> troubled(scene, Trouble.ANSWERS_LOST, seconds(10));
            case STORE_CUT -> storeCut(scene);
            case STORE_SLOW -> troubled(scene, Trouble.SLOW, seconds(15));
            case STORE_REFUSES -> troubled(scene, Trouble.REFUSING, seconds(20));
            case STORE_HALF_OPEN -> troubled(scene, Trouble.HALF_OPEN, seconds(12));
            case ALL_CUT -> scene.network.cut(1);
            case FLAPPING -> flapping(scene);
            case HALF_OPEN -> scene.network.halfOpen(0.5);
            case REPEATED_AND_DELAYED -> {
                scene.network.weather(new Network.Weather(300, 0.3));
                scene.lasts(seconds(10));
                scene.network.weather(Network.Weather.FAIR);
            }
            case SKEWED -> {
                scene.visitorsReconnectAfter(seconds(12));
                scene.network.cut(1);
                scene.lasts(seconds(12));
            }
            case POD_AND_REDIS -> together(anyPod(scene), scene.cluster.redis(), scene);
            case POD_AND_STORE -> {
                scene.network.weather(new Network.Weather(200, 0.1));
                together(anyPod(scene), scene.cluster.store(), scene);
                scene.network.weather(Network.Weather.FAIR);
            }
        }
    }

    @Override
    public String toString() {
        return title;
    }

    /** A given store may come without a way to kill it. */
    boolean canHappen(Scene scene) {
        return (this != STORE_KILLED && this != POD_AND_STORE)
                || scene.cluster.store().isKillable();
    }

    private static Part anyPod(Scene scene) {
        List<Part> pods = scene.cluster.pods();
        return pods.get(scene.random.nextInt(pods.size()));
    }

    private static void restart(Part pod) {
        assertThat(pod.stop()).as("exit code of " + pod).isZero();
        pod.start();
    }

    private static void down(Breakable part, Scene scene, Duration time) {
        part.kill();
        scene.lasts(time);
        part.start();
    }

    private static void together(Part pod, Breakable other, Scene scene) {
        pod.kill();
        down(other, scene, seconds(2));
        pod.start();
    }

    private static void frozen(Breakable part, Scene scene, Duration time) {
        part.freeze();
        scene.lasts(time);
        part.thaw();
    }

    private static void troubled(Scene scene, Trouble trouble, Duration time) {
        scene.cluster.replicaSet().has(trouble);
        scene.lasts(time);
        scene.cluster.replicaSet().has(Trouble.NONE);
    }

    private static void storeCut(Scene scene) {
        for (int n = 0; n < 20; n++) {
            scene.cluster.replicaSet().cut();
            scene.lasts(Duration.ofMillis(500));
        }
    }

    /** Whether only the store is concerned: then a person sees nothing but "sending", and keeps the socket. */
    boolean isOfTheStoreAlone() {
        return switch (this) {
            case STORE_KILLED,
                    STORE_FROZEN,
                    STORE_FROZEN_LONG,
                    ELECTION,
                    PRIMARY_SHUTS_DOWN,
                    REPLICATION_CUT_OFF,
                    REPLICATION_LATE,
                    STORE_ANSWERS_LOST,
                    STORE_CUT,
                    STORE_SLOW,
                    STORE_REFUSES,
                    STORE_HALF_OPEN -> true;
            default -> false;
        };
    }

    private static void flapping(Scene scene) {
        for (int n = 0; n < 20; n++) {
            scene.network.cut(0.3);
            scene.lasts(Duration.ofMillis(500));
        }
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}

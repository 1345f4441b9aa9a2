package io.openchat.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.Parts.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Parts parts = new Parts(heard::add);

    @Test
    void whoeverNeedsAnotherStopsBeforeIt() {
        keep(Stage.FOLDER, "folder");
        keep(Stage.STORE, "store");
        keep(Stage.FRONT, "front");
        keep(Stage.BUS, "redis");
        keep(Stage.SERVICES, "pod");
        keep(Stage.IDENTITY, "keycloak");

        parts.close();

        assertThat(heard).containsExactly("pod", "keycloak", "redis", "store", "front", "folder");
    }

    @Test
    void servicesStopAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        for (int pod = 0; pod < 3; pod++) {
            parts.keep(Stage.SERVICES, () -> {
                all.await(10, TimeUnit.SECONDS);
                heard.add("pod");
            });
        }

        parts.close();

        assertThat(heard).containsExactly("pod", "pod", "pod");
    }

    @Test
    void oneThatCannotBeClosedDoesNotKeepTheOthersOpen() {
        parts.keep(Stage.STORE, () -> {
            throw new IllegalStateException("it sticks");
        });
        keep(Stage.FRONT, "front");

        parts.close();

        assertThat(heard).containsExactly("while stopping: it sticks", "front");
    }

    @Test
    void whatIsOpenedAfterTheStopIsClosedAtOnce() {
        parts.close();

        assertThatThrownBy(() -> keep(Stage.STORE, "store"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("stopped while it started");
        assertThat(heard).containsExactly("store");
    }

    private void keep(Stage stage, String name) {
        parts.keep(stage, () -> heard.add(name));
    }
}

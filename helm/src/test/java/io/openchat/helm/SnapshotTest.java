package io.openchat.helm;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * All that the defaults give to a cluster, to be read in a review. After a change that is meant: {@code ./openchat test -pl
 * helm -Dsnapshot.update}.
 */
class SnapshotTest {

    @Test
    void isWhatTheDefaultsGive() throws IOException {
        Kept.in(
                Path.of("src/test/resources/minimum.snapshot.yaml"),
                Chart.of("minimum").with("{tests: {enabled: false}}").text());
    }
}

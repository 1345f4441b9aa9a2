package io.openchat.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of a run holds every number, and is read back as it was written. */
class SamplesTest {
    private static final Samples SOME = new Samples(List.of(
            new Sample("ws", Measure.CPU_WITH_STORE, 100, 1, 30.5),
            new Sample("ws", Measure.CPU_WITH_STORE, 100, 2, 10),
            new Sample("ws", Measure.CPU_WITH_STORE, 100, 3, 20.25),
            new Sample("ws", Measure.P50, 10_000, 1, 7)));

    @TempDir
    Path folder;

    @Test
    void areReadAsTheyWereWritten() {
        Path file = folder.resolve("results.csv");
        SOME.write(file);
        assertThat(Samples.read(file)).isEqualTo(SOME);
    }

    @Test
    void severalOfTheSame_giveTheMedianTheLeastAndTheMost() {
        assertThat(SOME.of("ws", Measure.CPU_WITH_STORE, 100)).contains(new Stats(20.25, 10, 30.5, 3));
        assertThat(SOME.of("ws", Measure.CPU_WITH_STORE, 1_000)).isEmpty();
        assertThat(SOME.of("epoll", Measure.P50, 10_000)).isEmpty();
    }

    @Test
    void anEvenNumber_givesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Stats.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ws,cpu,100,1; line 2 has 4 columns",
                "ws,speed,100,1,5; line 2",
                "ws,cpu,many,1,5; line 2",
                "ws,cpu,100,1,fast; line 2"
            })
    void aBadLineIsNamed(String line, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "subject,measure,x,repetition,value\n" + line + "\n");
        assertThatThrownBy(() -> Samples.read(file)).hasMessageContaining(complaint);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n");
        assertThatThrownBy(() -> Samples.read(file)).hasMessageContaining("does not begin with");
    }
}

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
            new Sample("ws", Measure.P50, 10_000, 1, 7),
            new Sample("ws", Measure.P50, 1_000, 1, 0.000_012_3),
            new Sample("epoll", Measure.P50, 5, 1, 123_456_789.5)));

    @TempDir
    Path folder;

    @Test
    void areReadAsTheyWereWritten_toTheLastDigit() {
        Path file = folder.resolve("results.csv");
        SOME.write(file);
        assertThat(Samples.read(file)).isEqualTo(SOME);
    }

    @Test
    void areWrittenAsPeopleReadNumbers() throws IOException {
        Path file = folder.resolve("results.csv");
        SOME.write(file);
        assertThat(Files.readString(file))
                .startsWith("subject,measure,x,repetition,value\nws,cpu-with-store,100,1,30.5\n")
                .contains("ws,p50,1000,1,0.0000123\nepoll,p50,5,1,123456789.5\n");
    }

    @Test
    void whatIsNoNumber_isLeftOut() {
        Path file = folder.resolve("results.csv");
        Sample good = new Sample("ws", Measure.CPU, 100, 2, 5);
        new Samples(List.of(
                        new Sample("ws", Measure.CPU, 100, 1, Double.NaN),
                        good,
                        new Sample("ws", Measure.CPU, 100, 3, Double.POSITIVE_INFINITY)))
                .write(file);
        assertThat(Samples.read(file).all()).containsExactly(good);
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

    @Test
    void loadsAreAscending_ofAllOrOfOne() {
        assertThat(SOME.loads(Measure.P50)).containsExactly(5L, 1_000L, 10_000L);
        assertThat(SOME.loads("ws", Measure.P50)).containsExactly(1_000L, 10_000L);
        assertThat(SOME.loads(Measure.PAGE)).isEmpty();
    }

    @Test
    void aSumIsOfAllRepetitions() {
        assertThat(SOME.sum("ws", Measure.CPU_WITH_STORE)).contains(60.75);
        assertThat(SOME.sum("epoll", Measure.CPU_WITH_STORE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "ws,cpu,100,1; 4 columns instead of 5",
                "ws,cpu,100,1,5,6; 6 columns instead of 5",
                "''; 1 columns instead of 5",
                "ws,speed,100,1,5; there is no measure \"speed\"",
                "ws,cpu,many,1,5; \"many\"",
                "ws,cpu,100,1,fast; \"fast\"",
                "ws,cpu,100,1,NaN; the value is NaN",
                "ws,cpu,-1,1,5; x is at least 0",
                "ws,cpu,100,0,5; repetitions count from 1",
                "' ,cpu,100,1,5'; no subject"
            })
    void aBadLineIsNamed(String line, String complaint) throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.csv"), "subject,measure,x,repetition,value\nws,cpu,100,1,5\n" + line + "\n");
        assertThatThrownBy(() -> Samples.read(file))
                .hasMessageContaining("bad.csv, line 3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n");
        assertThatThrownBy(() -> Samples.read(file)).hasMessageContaining("does not begin with");
    }
}

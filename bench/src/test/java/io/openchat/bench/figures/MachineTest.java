package io.openchat.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report says on what it was measured, also where there is little to find out. */
class MachineTest {
    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() {
        Path file = folder.resolve("machine.properties");
        Machine machine = new Machine(Map.of("cc", "C:\\tools = cc", "form", "full", "processor", "Käfer™ 3"));
        machine.write(file);
        assertThat(Machine.read(file)).isEqualTo(machine);
    }

    @Test
    void theSameFacts_areTheSameFile() throws IOException {
        Path file = folder.resolve("machine.properties");
        new Machine(Map.of("b", "2", "a", "1")).write(file);
        assertThat(Files.readString(file)).isEqualTo("a=1\nb=2\n");
    }

    @Test
    void hasTheFactsOfTheRunAndItsOwn() {
        Machine here = Machine.here(folder, Map.of("form", "short"));
        assertThat(here.fact("form")).isEqualTo("short");
        assertThat(here.facts()).containsKeys("processor", "cores", "memory", "system", "java", "node", "cc", "commit");
        assertThat(here.fact("colour")).isEqualTo("unknown");
    }

    @Test
    void memoryIsInGigabytes() throws IOException {
        Path meminfo = Files.writeString(
                folder.resolve("meminfo"), "MemFree:  1 kB\nMemTotal:       24683652 kB\nMemTotalOther: 2 kB\n");
        assertThat(Machine.memory(meminfo)).isEqualTo("25.3 GB");
    }

    @Test
    void coresAreCounted() throws IOException {
        Path cpuinfo = Files.writeString(
                folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: X: 3\n\nprocessor\t: 1\nmodel name\t: Y\n");
        assertThat(Machine.cores(cpuinfo)).isEqualTo(2);
        assertThat(Machine.field(cpuinfo, "model name")).contains("X: 3");
    }

    @Test
    void whereThereIsNoProc_itIsSaidThatItIsUnknown() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(Machine.memory(nowhere)).isEqualTo("unknown");
        assertThat(Machine.field(nowhere, "model name")).isEmpty();
        assertThat(Machine.cores(nowhere)).isPositive();
    }

    @Test
    void aProgramIsAsked_andNotBelievedWhenItFailsOrIsNotThere() {
        assertThat(Machine.said(folder, List.of("sh", "-c", "echo one; echo two")))
                .contains("one");
        assertThat(Machine.said(folder, List.of("sh", "-c", "echo one; exit 1")))
                .isEmpty();
        assertThat(Machine.said(folder, List.of("no-such-program-at-all"))).isEmpty();
    }
}

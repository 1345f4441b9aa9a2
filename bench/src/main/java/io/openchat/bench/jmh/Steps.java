package io.openchat.bench.jmh;

import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of single steps. */
public final class Steps {
    private static final int ITERATIONS = 3;
    private static final TimeValue LASTS = TimeValue.seconds(2);

    private Steps() {}

    /** Prints, and writes into {@code jmh.txt} of this folder. */
    public static void run(Path folder) {
        var options = new OptionsBuilder()
                .include("io\\.openchat\\..*Benchmark")
                .forks(1)
                .jvmArgsAppend("-XX:+UseSerialGC")
                .warmupIterations(ITERATIONS)
                .warmupTime(LASTS)
                .measurementIterations(ITERATIONS)
                .measurementTime(LASTS)
                .resultFormat(ResultFormatType.TEXT)
                .result(folder.resolve("jmh.txt").toString())
                .build();
        try {
            var _ = new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.openchat.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Another user of this machine, nobody, as whom only root can run something: elsewhere such a test is skipped. */
public final class OtherUser {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private OtherUser() {}

    /** What a command prints when the other user runs it. */
    public static String runs(String... command) throws IOException, InterruptedException {
        Assumptions.assumeTrue(whoAmI().equals("0"), "only root can be somebody else");
        return run(Stream.concat(AS_NOBODY.stream(), Stream.of(command)).toList());
    }

    private static String whoAmI() throws IOException, InterruptedException {
        return run(List.of("id", "-u")).strip();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

package io.openchat.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {

    @Test
    void freePortsDifferAndAreNotTaken() {
        assertThat(Ports.free(8))
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(Ports.taken(port)).isEmpty());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTakenPortIsOneLineWithThePortAndTheProcess() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.taken(taken.getLocalPort()))
                    .hasValueSatisfying(line -> assertThat(line)
                            .contains("port " + taken.getLocalPort())
                            .contains("pid " + ProcessHandle.current().pid())
                            .doesNotContain("\n"));
        }
    }
}

package io.openchat.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void aSecondOpenChatOnTheSameData_isRefused_namingTheFirst() {
        try (DataFolder first = DataFolder.open(temp.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining(first.path().toString())
                    .hasMessageNotContaining("\n");
        }
        try (DataFolder again = DataFolder.open(temp.resolve("data"))) {
            assertThat(again.logs()).isDirectory();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneLine() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void passwordsAreMadeOnceForEachFolder_andReadByTheirOwnerOnly() throws IOException {
        String first;
        try (DataFolder folder = DataFolder.open(temp.resolve("one"))) {
            first = Secrets.in(folder).password("alice");
            assertThat(Secrets.in(folder).password("alice")).isEqualTo(first).hasSize(16);
            assertThat(Secrets.in(folder).password("bob")).isNotEqualTo(first);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Secrets.in(folder).file())))
                    .isEqualTo("rw-------");
        }
        try (DataFolder other = DataFolder.open(temp.resolve("two"))) {
            assertThat(Secrets.in(other).password("alice")).isNotEqualTo(first);
        }
    }
}

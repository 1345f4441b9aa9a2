package io.openchat.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final Path DEFAULT = Path.of(".openchat");

    @Test
    void withoutArgumentsThePortAndTheFolderAreTheDefaults() throws Exception {
        assertThat(Arguments.parse(List.of(), DEFAULT)).isEqualTo(new Arguments(8443, DEFAULT, false));
    }

    @Test
    void valuesFollowAsWordsOrAfterAnEqualsSign() throws Exception {
        assertThat(Arguments.parse(List.of("--port", "9443", "--data=/tmp/x"), DEFAULT))
                .isEqualTo(new Arguments(9443, Path.of("/tmp/x"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, needs a value",
        "--port=, needs a value",
        "--port=abc, not abc",
        "--port=65535, 65534",
        "--port=0, not 0",
        "--data, needs a value",
        "--verbose, unknown argument --verbose",
        "start, unknown argument start"
    })
    void aWrongArgumentIsOneLine(String word, String line) {
        assertThatThrownBy(() -> Arguments.parse(List.of(word), DEFAULT))
                .isInstanceOf(Arguments.WrongArgument.class)
                .hasMessageContaining(line)
                .hasMessageNotContaining("\n");
    }
}

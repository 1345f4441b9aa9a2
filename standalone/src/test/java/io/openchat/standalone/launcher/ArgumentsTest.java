package io.openchat.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.Options;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final Path DEFAULT = Path.of(".openchat");

    @Test
    void withoutArgumentsThePortAndTheFolderAreTheDefaults() throws Exception {
        assertThat(Arguments.parse(List.of(), DEFAULT)).isEqualTo(new Arguments(new Options(DEFAULT, 8443, 1), false));
    }

    @Test
    void valuesFollowAsWordsOrAfterAnEqualsSign() throws Exception {
        assertThat(Arguments.parse(List.of("--port", "9443", "--data=/tmp/x", "--replicas", "2"), DEFAULT))
                .isEqualTo(new Arguments(new Options(Path.of("/tmp/x"), 9443, 2), false));
    }

    @Test
    void replicasHaveNumbersWhenThereAreSeveral() throws Exception {
        assertThat(Arguments.parse(List.of("--replicas=2"), DEFAULT).options().pods())
                .containsExactly("chat-service-1", "chat-service-2");
        assertThat(Arguments.parse(List.of("--replicas=1"), DEFAULT).options().pods())
                .containsExactly("chat-service");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, needs a value",
        "--port=, needs a value",
        "--port=abc, not abc",
        "--port=65535, 65534",
        "--port=0, not 0",
        "--data, needs a value",
        "--replicas, needs a value",
        "--replicas=0, '--replicas is a number from 1 to 5, not 0'",
        "--replicas=6, not 6",
        "--replicas=two, not two",
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

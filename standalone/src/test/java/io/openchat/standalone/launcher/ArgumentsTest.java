package io.openchat.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.standalone.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final Path DEFAULT = Path.of(".openchat");

    @Test
    void withoutArgumentsThePortAndTheFolderAreTheDefaults() throws Exception {
        assertThat(Arguments.parse(List.of(), DEFAULT)).isEqualTo(new Arguments(Options.in(DEFAULT), false));
    }

    @Test
    void valuesFollowAsWordsOrAfterAnEqualsSign() throws Exception {
        assertThat(Arguments.parse(List.of("--port", "9443", "--data=/tmp/x", "--replicas", "2"), DEFAULT))
                .isEqualTo(new Arguments(
                        Options.in(Path.of("/tmp/x")).withPort(9443).withReplicas(2), false));
    }

    @Test
    void engines_canBeBroughtAlong() throws Exception {
        Options options = Arguments.parse(
                        List.of(
                                "--store",
                                "mongodb://u:p@a.example.com,b.example.com/?replicaSet=rs0",
                                "--redis=rediss://:p@r.example.com:6380"),
                        DEFAULT)
                .options();
        assertThat(options.engines().store()).contains("mongodb://u:p@a.example.com,b.example.com/?replicaSet=rs0");
        assertThat(options.engines().redis()).contains(URI.create("rediss://:p@r.example.com:6380"));
        assertThat(options.replicas()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--store=localhost:27017",
                "--store=http://secret@localhost",
                "--store=mongodb://",
                "--redis=localhost",
                "--redis=http://secret@localhost",
                "--redis=redis://se cret@x"
            })
    void whatIsNoAddress_isRefused_withoutItsPassword(String word) {
        assertThatThrownBy(() -> Arguments.parse(List.of(word), DEFAULT))
                .isInstanceOf(Arguments.WrongArgument.class)
                .hasMessageStartingWith(word.substring(0, word.indexOf('=')))
                .hasMessageNotContainingAny("secret", "cret@");
    }

    @Test
    void replicasHaveNumbersWhenThereAreSeveral() throws Exception {
        assertThat(Arguments.parse(List.of("--replicas=2"), DEFAULT).options().pods())
                .containsExactly("chat-service-1", "chat-service-2");
        assertThat(Arguments.parse(List.of("--replicas=1"), DEFAULT).options().pods())
                .containsExactly("chat-service");
    }

    @Test
    void devNamesTheServicesThatRunFromTheirSourcesAndAllWithoutAName() throws Exception {
        assertThat(Arguments.parse(List.of("dev", "agent-service", "--port", "9443", "--debug"), DEFAULT)
                        .options())
                .isEqualTo(Options.in(DEFAULT)
                        .withDevMode(Set.of("agent-service"))
                        .withPort(9443)
                        .withDebug());
        assertThat(Arguments.parse(List.of("dev"), DEFAULT).options().inDevMode())
                .containsExactlyInAnyOrder("chat-service", "agent-service", "view-service");
    }

    @Test
    void aServiceThatIsPackagedMayHaveReplicasBesideOneThatIsNot() throws Exception {
        assertThat(Arguments.parse(List.of("dev", "view-service", "--replicas=2"), DEFAULT)
                        .options()
                        .pods())
                .hasSize(2);
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
        "--store=mongodb://h --database=a.b, '--database is a name of at most 63 letters, digits, - and _'",
        "--database=other, '--database is one on a MongoDB of yours, which --store names'",
        "--verbose, unknown argument --verbose",
        "start, unknown argument start",
        "--debug, unknown argument --debug",
        "chat-service, unknown argument chat-service",
        "dev mail-service, 'unknown service mail-service; there are chat-service, agent-service, view-service'",
        "dev --verbose, unknown argument --verbose; ./openchat dev --help says which",
        "dev --replicas=2, from its sources chat-service runs once"
    })
    void aWrongArgumentIsOneLine(String words, String line) {
        assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" ")), DEFAULT))
                .isInstanceOf(Arguments.WrongArgument.class)
                .hasMessageContaining(line)
                .hasMessageNotContaining("\n");
    }
}

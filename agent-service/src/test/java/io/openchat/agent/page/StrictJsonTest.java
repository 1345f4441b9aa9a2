package io.openchat.agent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openchat.agent.login.Me;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests are one value each. */
class StrictJsonTest {
    private static final String ME = "{\"id\":\"1\",\"name\":\"Alice\",\"agency\":\"north\",\"supervisor\":false}";

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @Test
    void takesOne() throws JsonProcessingException {
        assertThat(json.readValue(ME + " \n", Me.class).name()).isEqualTo("Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {ME + " x", ME + ME, ME + "]", "{\"id\":\"1\",\"id\":\"2\"}"})
    void refusesMore(String body) {
        assertThatThrownBy(() -> json.readValue(body, Me.class)).isInstanceOf(JsonProcessingException.class);
    }
}

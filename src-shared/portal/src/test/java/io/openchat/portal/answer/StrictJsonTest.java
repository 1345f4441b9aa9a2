package io.openchat.portal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests are one value each. */
class StrictJsonTest {
    private static final String ALICE = "{\"id\":\"1\",\"name\":\"Alice\"}";

    record Person(String id, String name) {}

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @Test
    void takesOne() throws JsonProcessingException {
        assertThat(json.readValue(ALICE + " \n", Person.class).name()).isEqualTo("Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALICE + " x", ALICE + ALICE, ALICE + "]", "{\"id\":\"1\",\"id\":\"2\"}"})
    void refusesMore(String body) {
        assertThatThrownBy(() -> json.readValue(body, Person.class)).isInstanceOf(JsonProcessingException.class);
    }
}

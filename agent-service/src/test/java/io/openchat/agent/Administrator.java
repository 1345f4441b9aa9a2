package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Somebody who uses an API for administrators, or is told why not. */
public final class Administrator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Person person;

    private Administrator(Person person) {
        this.person = person;
    }

    public static Administrator loggedInAs(String name) {
        return new Administrator(Person.loggedInAs(name));
    }

    /** What is at an address. */
    public JsonNode reads(String path) {
        HttpResponse<String> answer = person.get(path, Person.OUR_PAGE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return read(answer.body());
    }

    /** What is in a list, the entry whose field has this value. */
    public JsonNode reads(String path, String field, String value) {
        for (JsonNode entry : reads(path).get("entries")) {
            if (entry.path(field).asText().equals(value)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of " + path + " whose " + field + " is " + value);
    }

    public JsonNode puts(String path, Object body) {
        HttpResponse<String> answer = person.put(path, written(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body());
    }

    public JsonNode posts(String path, Object body) {
        HttpResponse<String> answer = person.post(path, written(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer.body());
    }

    public void isRefused(String path, Object body, int status, @Nullable String field) {
        isProblem(person.put(path, written(body)), status, field);
    }

    public void isRefusedToPost(String path, Object body, int status, @Nullable String field) {
        isProblem(person.post(path, written(body)), status, field);
    }

    public void isRefused(String path, int status) {
        isProblem(person.get(path, Person.OUR_PAGE), status, null);
    }

    public static void isProblem(HttpResponse<String> answer, int status, @Nullable String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = read(answer.body());
        assertThat(problem.hasNonNull("field") ? problem.get("field").asText() : null)
                .isEqualTo(field);
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    private static String written(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }
}

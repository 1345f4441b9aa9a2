package io.openchat.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** One object for the cluster. */
record Manifest(JsonNode json) {

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.path("metadata").path("name").asText();
    }

    /** By JSON pointer; a missing node when there is nothing. */
    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }

    /** The spec of its pods. */
    JsonNode pod() {
        return switch (kind()) {
            case "Pod" -> json.path("spec");
            case "CronJob" -> json.at("/spec/jobTemplate/spec/template/spec");
            default -> json.at("/spec/template/spec");
        };
    }

    JsonNode podLabels() {
        return kind().equals("Pod") ? json.at("/metadata/labels") : json.at("/spec/template/metadata/labels");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(Manifests.each(pod().path("initContainers")), Manifests.each(pod().path("containers")));
    }

    /** The value of a variable of the only container, or the key of the secret that it comes from. */
    String env(String name) {
        JsonNode variable = containers()
                .flatMap(container -> Manifests.each(container.path("env")))
                .filter(env -> env.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name + " in " + this));
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        return secret.isMissingNode()
                ? variable.path("value").asText()
                : secret.path("name").asText() + "/" + secret.path("key").asText();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}

package io.openchat.helm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is given to the cluster. */
record Manifests(List<Manifest> all) {

    static Manifests read(String yaml) {
        try {
            List<JsonNode> documents = Chart.YAML
                    .readerFor(new TypeReference<JsonNode>() {})
                    .<JsonNode>readValues(yaml)
                    .readAll();
            return new Manifests(documents.stream()
                    .filter(JsonNode::isObject)
                    .map(Manifest::new)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Manifest> of(String kind) {
        return all.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Manifest one(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** Everything that makes pods. */
    Stream<Manifest> workloads() {
        return all.stream().filter(manifest -> manifest.pod().isObject());
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.frozen.FrozenRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A viewer finds and reads what earlier versions wrote. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class FrozenRecordsTest {
    private static final List<String> COLLECTIONS = List.of(
            Collections.AGENCIES,
            Collections.AGENTS,
            Collections.CONVERSATIONS,
            Collections.MESSAGES,
            Collections.SESSIONS);

    @Inject
    MongoDatabase mongo;

    @Inject
    Records records;

    @AfterEach
    void forget() {
        records.forget();
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whatWasSaidThen_isFoundAndRead(FrozenRecords frozen) {
        records.forget();
        for (String collection : COLLECTIONS) {
            mongo.getCollection(collection, BsonDocument.class).insertMany(frozen.of(collection));
        }
        String vera = frozen.one(
                        Collections.CONVERSATIONS,
                        conversation -> conversation.getDocument("visitor").containsKey("email"))
                .getString("_id")
                .getValue();
        Viewer victor = Viewer.signedInAs("victor");

        assertThat(victor.opens("/sessions?agency=acme-support").sessions()).contains(vera, vera);
        assertThat(victor.opens("/sessions?agent=bob").sessions()).containsExactly(vera);
        assertThat(victor.opens("/chats").chats())
                .hasSize(frozen.of(Collections.CONVERSATIONS).size());
        assertThat(victor.opens("/chats?state=ended").chats()).contains(vera);
        assertThat(victor.opens("/agencies").text()).contains("acme-support");
        assertThat(victor.opens("/conversations/" + vera).text())
                .containsSubsequence(
                        "Hello? 😀",
                        "Alice Archer joined the chat",
                        "Good morning",
                        "Internal note",
                        "has called twice",
                        "speaks French",
                        "Bonjour",
                        "Thanks",
                        "ended the chat",
                        "Quick and kind");
    }
}

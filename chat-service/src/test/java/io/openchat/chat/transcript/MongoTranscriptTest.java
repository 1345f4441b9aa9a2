package io.openchat.chat.transcript;

import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.conversation.TranscriptContract;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;

/** The stored messages, on the embedded store. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class MongoTranscriptTest extends TranscriptContract {
    @Inject
    MongoTranscript transcript;

    @Override
    protected Transcript transcript() {
        return transcript;
    }
}

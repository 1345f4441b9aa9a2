package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who is blocked starts nothing, and takes nothing up again. */
class BlockedTest {
    private final Chat chat = new Chat();

    private void blocks(BlockRecord... blocks) {
        chat.here.blocked().are(BlockList.of(Arrays.asList(blocks)));
    }

    private static BlockRecord block(String kind, String value) {
        var sue = new AgentRef("sue", "Sue");
        return new BlockRecord(value, kind, value, "spam", sue, Instant.EPOCH, null, null, Instant.EPOCH);
    }

    @Test
    void anAddress_aRange_andTheirNeighbours() {
        blocks(
                block("address", "203.0.113.7"),
                block("range", "198.51.100.0/24"),
                block("range", "2001:db8::/32"),
                block("address", "2001:db9::1"));
        for (String address : new String[] {
            "203.0.113.7", "198.51.100.0", "198.51.100.255", "2001:db8:ffff::1", "2001:db9::1", "::ffff:203.0.113.7"
        }) {
            chat.visitorFrom(address).starts("Eve").isRefused(ErrorCode.BLOCKED);
        }
        for (String address : new String[] {"203.0.113.6", "198.51.101.0", "2001:db9::2", "2001:db7::1"}) {
            chat.visitorFrom(address).starts("Otto").isRefusedNothing();
        }
        assertThat(chat.conversations.open()).hasSize(4);
    }

    @Test
    void aVisitor_inWhateverLettersTheAddressIsWritten() {
        blocks(block("visitor", "eve@example.org"));
        chat.visitor().startsAs("Eve@Example.ORG").isRefused(ErrorCode.BLOCKED);
        chat.visitor().startsAs("otto@example.org").isRefusedNothing();
        chat.visitor().startsAs("eve@example.org.example").isRefusedNothing();
    }

    @Test
    void whoIsBlockedInTheMiddle_isKnown_andCannotComeBack() {
        VisitorTab eve = chat.visitorFrom("203.0.113.7").startsAs("eve@example.org");
        VisitorTab otto = chat.visitorFrom("203.0.113.8").startsAs("otto@example.org");
        assertThat(eve.isBlocked()).isFalse();
        blocks(block("visitor", "eve@example.org"));
        assertThat(eve.isBlocked()).isTrue();
        assertThat(otto.isBlocked()).isFalse();
        eve.leaves();
        VisitorTab again = chat.visitorFrom("203.0.113.9").resumes(eve, 0);
        again.isRefused(ErrorCode.BLOCKED);
        assertThat(again.all(ServiceFrame.Started.class)).isEmpty();

        blocks();
        chat.visitorFrom("203.0.113.9").resumes(eve, 0).isRefusedNothing();
    }
}

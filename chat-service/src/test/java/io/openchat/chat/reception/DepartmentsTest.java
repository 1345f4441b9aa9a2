package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.department.DepartmentList;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.DepartmentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A visitor comes to the department that is meant, and nobody is refused for asking for another. */
class DepartmentsTest {
    private final Chat chat = new Chat();

    private ConversationRecord record() {
        VisitorTab vera = chat.visitor().starts("Vera"); // whose page asks for "sales"
        vera.isRefusedNothing();
        return chat.conversations.find(vera.conversation()).orElseThrow();
    }

    private void offers(String key, boolean active) {
        chat.here
                .departments()
                .are(DepartmentList.of(
                        List.of(new DepartmentRecord(key, "Any", Map.of(), 0, active, 1, Instant.EPOCH))));
    }

    @Test
    void aDepartmentThatIsThere_isWhereItComes() {
        offers("sales", true);
        assertThat(record().departmentKey()).isEqualTo("sales");
        assertThat(record().department()).isEqualTo("sales");
    }

    @Test
    void oneThatIsNotThere_orClosed_leadsToTheDefault() {
        assertThat(record().departmentKey()).isEqualTo("default");
        offers("sales", false);
        assertThat(record().departmentKey()).isEqualTo("default");
        assertThat(record().department()).isEqualTo("sales");
    }
}

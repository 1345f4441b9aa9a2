package io.openchat.portal.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.EndedBy;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
    void whateverARecordMaySay_hasWords(String language) {
        Words w = Words.of(language);

        assertThat(w.tag()).isEqualTo(language);
        assertThat(Event.values())
                .allSatisfy(event -> assertThat(w.find("event_" + event.wire())).isPresent());
        assertThat(EndedBy.values())
                .allSatisfy(ending -> assertThat(
                                w.find("outcome_" + ending.name().toLowerCase(Locale.ROOT)))
                        .isPresent());
        assertThat(Phase.values())
                .allSatisfy(phase -> assertThat(w.find("state_" + phase.wire())).isPresent());
    }
}

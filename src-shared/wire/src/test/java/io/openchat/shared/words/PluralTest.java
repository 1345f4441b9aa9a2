package io.openchat.shared.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PluralTest {
    @Test
    void theRulesAreThoseOfTheBrowser() throws IOException {
        // the browser is held to the same file: catalogues.test.mjs in src-shared/web
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/plurals.json"))) {
            Map<?, ?> languages = new ObjectMapper().readValue(file, Map.class);
            assertThat(languages).hasSize(5);
            languages.forEach((language, samples) -> ((Map<?, ?>) samples).forEach((count, category) -> {
                Plural plural = Plural.of((String) language, Long.parseLong((String) count));
                assertThat(plural.name().toLowerCase(Locale.ROOT))
                        .as("%s in %s", count, language)
                        .isEqualTo(category);
            }));
        }
    }

    @Test
    void aLanguageWithoutRules_isRefused() {
        assertThatThrownBy(() -> Plural.of("pl", 2)).hasMessageContaining("pl");
    }
}

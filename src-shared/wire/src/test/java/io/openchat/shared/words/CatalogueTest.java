package io.openchat.shared.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.words.Sentence.Name;
import io.openchat.shared.words.Sentence.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    /** As the build makes them. */
    private static final class Sample extends Catalogue {
        Sample(String language) {
            super(language, List.of("event_claimed", "outcome_drop", "left"), new String[][] {
                {"{name} joined {place}"}, {"lost"}, {"", "{count} letter", "", "", "", "{count} letters"},
            });
        }

        Sentence joined(String name, String place) {
            return say(0, "name", new Name(name), "place", place);
        }

        String left(long count) {
            return plural(2, count, "count", count).toString();
        }
    }

    private final Sample english = new Sample("en");

    @Test
    void aName_standsApart() {
        Sentence sentence = english.joined("Ve\u202Era", "{name}");

        assertThat(sentence.parts()).contains(new Part("Vera", true), new Part("{name}", false));
        assertThat(sentence).hasToString("\u2068Vera\u2069 joined {name}");
    }

    @Test
    void whatIsCounted_hasTheFormOfItsNumber() {
        assertThat(english.left(1)).isEqualTo("1 letter");
        assertThat(english.left(1200)).isEqualTo("1,200 letters");
        assertThat(new Sample("de").left(1200)).isEqualTo("1.200 letters");
        assertThat(new Sample("ar").left(3)).isEqualTo("3 letters");
    }

    @Test
    void anEventOfANewerVersion_isCalledByItsCode() {
        assertThat(english.event("tagged\u202E", "Vera")).hasToString("tagged");
        assertThat(english.find("outcome_drop")).hasValue("lost");
        assertThat(english.find("outcome_merged")).isEmpty();
    }

    @Test
    void arabic_runsFromRightToLeft() {
        assertThat(new Sample("ar").direction()).isEqualTo("rtl");
        assertThat(english.direction()).isEqualTo("ltr");
    }
}

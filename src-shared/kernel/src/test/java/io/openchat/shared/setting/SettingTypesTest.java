package io.openchat.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of setting takes, in which one way it is written, and what it refuses with which words. */
class SettingTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openchat.waiting.most                 | ' 20000 '                          | 20000
            openchat.waiting.most                 | 1000000000                         | 1000000000
            openchat.per-visitor.unanswered.bytes | 262144                             | 256K
            openchat.per-visitor.unanswered.bytes | 64k                                | 64K
            openchat.per-visitor.unanswered.bytes | 1025                               | 1025
            openchat.per-visitor.unanswered.bytes | 1024K                              | 1M
            openchat.per-visitor.unanswered.bytes | 1T                                 | 1T
            openchat.sites                        | ''                                 | ''
            openchat.sites                        | https://www.Example.com/,          | https://www.example.com
            openchat.sites                        | http://a.test:8080, https://b.test | http://a.test:8080,https://b.test
            openchat.sites                        | https://a.test,https://a.test:443  | https://a.test
            """)
    void whatPeopleWrite_isWrittenInOneWay(String name, String text, String normal) {
        Setting<?> setting = Settings.find(name).orElseThrow();
        assertThat(setting.normal(text)).isEqualTo(normal);
        assertThat(setting.normal(normal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openchat.waiting.most                 | 0
            openchat.waiting.most                 | -1
            openchat.waiting.most                 | 1000000001
            openchat.waiting.most                 | 99999999999999999999
            openchat.waiting.most                 | 1 2
            openchat.waiting.most                 | 1.5
            openchat.waiting.most                 | much
            openchat.waiting.most                 | ''
            openchat.per-visitor.unanswered.bytes | 1023
            openchat.per-visitor.unanswered.bytes | 0K
            openchat.per-visitor.unanswered.bytes | 2T
            openchat.per-visitor.unanswered.bytes | 999999999999999T
            openchat.per-visitor.unanswered.bytes | 1 K
            openchat.per-visitor.unanswered.bytes | K
            openchat.per-visitor.unanswered.bytes | 1P
            openchat.sites                        | www.example.com
            openchat.sites                        | https://www.example.com/shop
            openchat.sites                        | ftp://example.com
            openchat.sites                        | https://*
            openchat.sites                        | null
            openchat.sites                        | https://a.test;https://b.test
            """)
    void whatCannotBeMeant_isRefused_inWordsThatSayWhatCan(String name, String text) {
        Setting<?> setting = Settings.find(name).orElseThrow();
        assertThatThrownBy(() -> setting.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(setting.type().rule());
    }

    @Test
    void manySites_areRefused_andTextsWithoutEnd() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            many.append("https://shop").append(i).append(".test,");
        }
        assertThatThrownBy(() -> Settings.SITES.read(many.toString())).hasMessageContaining("at most 200");
        assertThatThrownBy(() -> Settings.SITES.read(",".repeat(Setting.LONGEST + 1)))
                .hasMessageContaining("characters");
    }

    static Stream<Setting<?>> all() {
        return Settings.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySetting_isFoundByItsName_andSaysWhatItIsFor(Setting<?> setting) {
        assertThat(Settings.find(setting.name()))
                .hasValueSatisfying(found -> assertThat(found).isSameAs(setting));
        assertThat(setting.name()).matches("openchat\\.[a-z-]+(\\.[a-z-]+)*");
        assertThat(setting.purpose()).matches("[A-Z].{20,}\\.");
        assertThat(setting.type().rule()).startsWith("is ");
    }
}

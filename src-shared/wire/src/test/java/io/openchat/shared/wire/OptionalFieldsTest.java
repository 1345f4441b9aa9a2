package io.openchat.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An optional field refuses no chat: it is made to fit or left out, and only what the visitor typed is asked about. */
class OptionalFieldsTest {
    private static VisitorFrame.Start start(String fields) {
        String frame = "{'type':'start','id':'0123456789012345678901','name':'Vera','consent':true" + fields + "}";
        return (VisitorFrame.Start) FrameCodec.decodeVisitor(frame.replace('\'', '"'));
    }

    @Test
    void aNameIsEnough() {
        assertThat(start(""))
                .isEqualTo(
                        new VisitorFrame.Start("0123456789012345678901", "Vera", null, null, null, "und", null, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "' '",
                "null",
                "7",
                "true",
                "[]",
                "{}",
                "'\\u200b'",
                "'about:srcdoc'",
                "'\\ud800'",
                "'\\u202e'",
                "1e3"
            })
    void whatTheVisitorDidNotType_refusesNothing(String value) {
        VisitorFrame.Start start = start(",'department':%s,'page':%1$s,'locale':%1$s".formatted(value));
        assertThat(start.page()).isNull();
        assertThat(start.name()).isEqualTo("Vera");
    }

    @ParameterizedTest
    @CsvSource({"phone", "email"})
    void whatTheVisitorLeftEmpty_refusesNothing(String field) {
        for (String value : new String[] {"''", "' '", "null", "'-'", "'—'", "'?'", "'\\u200b'", "'./.'"}) {
            VisitorFrame.Start start = start(",'" + field + "':" + value);
            assertThat(start.phone()).isNull();
            assertThat(start.email()).isNull();
        }
    }

    @Test
    void aLongDepartmentIsShortened() {
        String department = "Sales ".repeat(11);
        assertThat(start(",'department':'" + department + "'").department())
                .isEqualTo(department.substring(0, 60).strip());
        assertThat(start(",'department':'Sa\\u202eles\\n1'").department()).isEqualTo("Sales 1");
        assertThat(start(",'department':7").department()).isEqualTo("7");
    }

    @Test
    void numbersMayBeNumbers() {
        assertThat(start(",'phone':49301234").phone()).isEqualTo("49301234");
        assertThat(start(",'phone':'٠١٢٣–٤٥ ext. 12'").phone()).isEqualTo("0123-45 ext. 12");
    }

    @Test
    void anAddressIsMadePlain() {
        assertThat(start(",'email':' ｖｅｒａ＠ｅｘａｍｐｌｅ．ｃｏｍ '").email()).isEqualTo("vera@example.com");
        assertThat(start(",'email':'zoe\\u0308@example.com'").email()).isEqualTo("zoë@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "email, no",
        "email, a@b\u202E.example",
        "email, a\u200B@b.example",
        "phone, none",
        "phone, <b>",
        "phone, 12"
    })
    void whatTheVisitorTypedAndNobodyUnderstands_isRefusedByName(String field, String value) {
        var refusal = catchThrowableOfType(FrameException.class, () -> start(",'" + field + "':'" + value + "'"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.text()).contains("'" + field + "'");
    }

    @Test
    void namesAndTextsAreComposed() {
        assertThat(start(",'name2':1").name()).isEqualTo("Vera");
        assertThat(new VisitorFrame.Send("m1", "Zoe\u0308").text()).isEqualTo("Zoë");
        assertThat(new AgentFrame.Send("c1", "m1", "Zoe\u0308").text()).isEqualTo("Zoë");
        assertThat(new AgentFrame.Note("c1", "m1", "Zoe\u0308").text()).isEqualTo("Zoë");
        assertThat(new VisitorFrame.Rate(5, "Zoe\u0308 \u202Ea").comment()).isEqualTo("Zoë a");
        assertThat(new VisitorFrame.Rate(5, "\u200B").comment()).isNull();
        assertThat(new VisitorFrame.Send("m1", "e\u0301".repeat(Limits.TEXT)).text())
                .isEqualTo("é".repeat(Limits.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u3164", "\u2800", "\u202E", "\u0301"})
    void aTextShowsSomething(String text) {
        for (var refusal : new FrameException[] {
            catchThrowableOfType(FrameException.class, () -> new VisitorFrame.Send("m1", text)),
            catchThrowableOfType(FrameException.class, () -> new AgentFrame.Note("c1", "m1", text))
        }) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(refusal.text().toLowerCase(Locale.ROOT))
                    .contains("'text'")
                    .contains("seen");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "Ve\u202Era",
                "V\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
                "\u3164"
            })
    void aNameShowsSomethingAndTurnsNothing(String name) {
        var refusal = catchThrowableOfType(
                FrameException.class,
                () -> new VisitorFrame.Start("0123456789012345678901", name, null, null, null, "en", null, true));
        assertThat(refusal.text()).contains("'name'");
    }

    @Test
    void lengthsAreCountedInTheComposedForm() {
        String decomposed = "e\u0301".repeat(Limits.NAME);
        var start = new VisitorFrame.Start("0123456789012345678901", decomposed, null, null, null, "en", null, true);
        assertThat(start.name()).isEqualTo("é".repeat(Limits.NAME));
    }

    @Test
    void anIdOfSomebodyElseIsTakenAsItIs() {
        assertThat(new AgentFrame.Transfer("c1", "e\u0301-1", null).to()).isEqualTo("e\u0301-1");
        for (String to : new String[] {"", " ", "\u200B", "a\nb", "a\u202Eb", "x".repeat(Limits.TOKEN + 1)}) {
            var refusal = catchThrowableOfType(FrameException.class, () -> new AgentFrame.Transfer("c1", to, null));
            assertThat(refusal.text()).contains("'to'");
        }
    }

    @Test
    void theQueryOfThePageCanBeLeftOut() {
        assertThat(start(",'page':'https://v:w@a.example/x?token=1#y'").page())
                .isEqualTo("https://a.example/x?token=1#y");
        assertThat(start(",'page':'https://v:w@a.example/x?token=1#y'")
                        .withoutQuery()
                        .page())
                .isEqualTo("https://a.example/x");
        assertThat(start("").withoutQuery()).isEqualTo(start(""));
    }
}

package io.openchat.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a frame is refused with the code and a text that names what was wrong. */
class BadFramesTest {
    private static final String START =
            "{'type':'start','id':'0123456789012345678901','name':'V','locale':'en','page':'https://a.example/','consent':true}";

    private static FrameException refusal(String frame) {
        return catchThrowableOfType(FrameException.class, () -> FrameCodec.decodeVisitor(frame.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{", "[]", "null", "1", "{}", "{'type':7}", "{'type':null}"})
    void refusesWhatIsNoFrame(String text) {
        assertThat(refusal(text).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ping'} x",
                "{'type':'ping'}{'type':'ping'}",
                "{'type':'ping'}]",
                "{'type':'ping'} 1",
                "{'type':'ping'},",
                "{'type':'ping','type':'end'}",
                "{'type':'send','id':'m1','id':'m2','text':'a'}",
                "{'type':'ping','more':{'a':1,'a':2}}",
                "{'type':'read','seq':NaN}",
                "{'type':'read','seq':1000000000000000000000000000000000}",
                "{'type':'ping',}",
                "{type:'ping'}",
                "/* a comment */ {'type':'ping'}"
            })
    void refusesWhatIsMoreOrLessThanOneValue(String text) {
        assertThat(refusal(text).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void refusesObjectsWithinObjectsWithoutEnd() {
        assertThat(refusal("{'type':'ping','more':" + "[".repeat(20) + "]".repeat(20) + "}")
                        .code())
                .isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void takesWhiteSpaceAroundAFrame() {
        assertThat(FrameCodec.decodeVisitor("\n {\"type\":\"ping\"} \n")).isEqualTo(new VisitorFrame.Ping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'dance'}", "{'type':'claim','conversation':'c'}", "{'type':'ack','acks':[]}"})
    void refusesFramesOfAnotherSide(String text) {
        assertThat(refusal(text).code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'V'                 | ''                  | name",
                "'V'                 | 'a\\u0000b'         | name",
                "'V'                 | 7                   | name",
                "true                | 'yes'               | consent",
                "'0123456789012345678901' | 'short'        | id",
                "'V'                 | 'V','email':'no'    | email",
                "'V'                 | 'V','phone':'<b>'   | phone",
            })
    void namesTheFieldThatIsWrong(String good, String bad, String field) {
        FrameException refusal = refusal(START.replace(good, bad));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.text()).contains("'" + field + "'");
    }

    @Test
    void takesTextsOf1To4000CodePoints() {
        assertThat(send("a")).isNotNull();
        assertThat(send("😀".repeat(Limits.TEXT))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Limits.TEXT + 1})
    void refusesOtherTexts(int length) {
        FrameException refusal = refusal("{'type':'send','id':'m1','text':'" + "a".repeat(length) + "'}");
        assertThat(refusal.code()).isEqualTo(ErrorCode.TEXT_LENGTH);
        assertThat(refusal.text()).contains("4000").contains(Integer.toString(length));
    }

    @Test
    void saysWhichMessageItRefuses() {
        assertThat(refusal("{'type':'send','id':'m1','text':''}").id()).hasValue("m1");
        assertThat(refusal("{'type':'send','id':'<b>','text':''}").id()).isEmpty();
        assertThat(refusal("{'type':'start','id':'0123456789012345678901'}").id())
                .isEmpty();
        FrameException note = catchThrowableOfType(
                FrameException.class,
                () -> FrameCodec.decodeAgent(
                        "{\"type\":\"note\",\"conversation\":\"c1\",\"id\":\"n1\",\"text\":\"\"}"));
        assertThat(note.conversation()).hasValue("c1");
        assertThat(note.id()).hasValue("n1");
    }

    @Test
    void refusesAFrameOfTooManyBytes() {
        String padding = "ä".repeat(Limits.FRAME_BYTES / 2);
        assertThat(refusal("{'type':'ping','padding':'" + padding + "'}").code())
                .isEqualTo(ErrorCode.FRAME_TOO_LARGE);
    }

    private static VisitorFrame send(String text) {
        return FrameCodec.decodeVisitor(FrameCodec.encode(new VisitorFrame.Send("m1", text)));
    }
}

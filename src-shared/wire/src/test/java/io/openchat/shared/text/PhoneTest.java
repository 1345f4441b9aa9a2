package io.openchat.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephone numbers are taken as people write them. */
class PhoneTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+49 (30) 123-45 | +49 (30) 123-45",
                "٠١٢٣٤٥٦٧٨٩ | 0123456789",
                "۰۱۲۳۴۵۶۷۸۹ | 0123456789",
                "०१२३४५ | 012345",
                "০১২৩৪৫ | 012345",
                "๐๑๒๓ | 0123",
                "＋４９（３０）１２３－４５ | +49(30)123-45",
                "03ー1234ー5678 | 03-1234-5678",
                "+49\u00A030\u202F123\u20094\u30005 | +49 30 123 4 5",
                "030–123 | 030-123",
                "030—123 | 030-123",
                "030\u2010123\u2011456\u2212789 | 030-123-456-789",
                "\u202A+49 30 123\u202C | +49 30 123",
                "\u2068+49\u200B30123\u2069 | +4930123",
                "030 123 ext. 12 | 030 123 ext. 12",
                "030 123 x12 | 030 123 x12",
                "030/123, Durchwahl 12 | 030/123, Durchwahl 12",
                "8 (495) 123-45-67 доб. 12 | 8 (495) 123-45-67 доб. 12",
                "030 123#12 | 030 123#12",
                "*31#030123 | *31#030123",
                "+49 [0] 30 123;ext=4 | +49 [0] 30 123;ext=4",
                "0800 FLOWERS 1-800 | 0800 FLOWERS 1-800",
                "06·12·34 | 06.12.34",
                "112 | 112",
            })
    void isMadePlain(String typed, String plain) {
        assertThat(Phone.of(typed)).hasValue(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "none", "12", "+", "<b>030123</b>", "030 123\u0000", "call me at 5", "030|123"})
    void isNone(String typed) {
        assertThat(Phone.of(typed)).isEmpty();
    }
}

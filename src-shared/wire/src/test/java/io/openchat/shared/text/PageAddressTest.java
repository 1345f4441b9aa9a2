package io.openchat.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a page is kept as far as it tells a place. */
class PageAddressTest {
    private static final int LIMIT = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://a.example https://a.example/",
                "HTTP://a.example:8080/x?y#z http://a.example:8080/x?y#z",
                "https://[::1]:8443/x https://[::1]:8443/x",
                "https://vera:secret@a.example/x https://a.example/x",
                "https://vera@evil@a.example/x https://a.example/x",
                "https://a.example/käse?größe=4|2#ü https://a.example/k%C3%A4se?gr%C3%B6%C3%9Fe=4%7C2#%C3%BC",
                "https://a.example/\u202Efdp.exe https://a.example/%E2%80%AEfdp.exe",
                "https://a.example/\uD83Dx https://a.example/%EF%BF%BDx",
                "https://a.example?q https://a.example/?q",
            })
    void isKept(String address, String kept) {
        assertThat(PageAddress.of(address, LIMIT)).hasValue(kept);
    }

    @Test
    void spacesAreEncoded() {
        assertThat(PageAddress.of(" https://a.example/a b\n", LIMIT)).hasValue("https://a.example/a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about:srcdoc",
                "about:blank",
                "file:///home/vera/a.html",
                "blob:https://a.example/1b2c",
                "data:text/html,hello",
                "javascript:alert(1)",
                "chrome-extension://abc/x.html",
                "https://",
                "https:///x",
                "https://a b.example/",
                "//a.example/",
                "x"
            })
    void isNoPage(String address) {
        assertThat(PageAddress.of(address, LIMIT)).isEmpty();
    }

    @Test
    void aLongOneIsShortenedToItsPlace() {
        String tail = "x".repeat(LIMIT);
        assertThat(PageAddress.of("https://a.example/shoes?" + tail, LIMIT)).hasValue("https://a.example/shoes");
        assertThat(PageAddress.of("https://a.example/shoes/" + tail, LIMIT)).hasValue("https://a.example/shoes/");
        assertThat(PageAddress.of("https://a.example/" + tail, LIMIT)).hasValue("https://a.example/");
        assertThat(PageAddress.of("https://" + tail + "/", LIMIT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?token=1#y, https://a.example/x",
        "https://a.example/x#y?z, https://a.example/x",
        "https://a.example/x;jsessionid=1/y;v=2, https://a.example/x/y",
        "https://a.example/, https://a.example/"
    })
    void thePlaceIsWithoutQueryAndFragment(String address, String place) {
        assertThat(PageAddress.place(address)).isEqualTo(place);
    }
}

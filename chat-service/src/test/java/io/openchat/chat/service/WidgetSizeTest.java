package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a company's site has to load stays small: the loader on every page, the rest when somebody wants to chat. */
class WidgetSizeTest {
    /** With the names of five panels, one for each language. */
    private static final int LOADER = 5_300;

    private static final int WHOLE_COMPRESSED = 25_000;
    private static final Pattern PANEL = Pattern.compile("assets/panel-[a-z]+-[0-9a-f]+\\.js");

    private final byte[] loader = resource("widget.js");

    @Test
    void theLoaderHasItsSize() {
        assertThat(loader).hasSizeLessThanOrEqualTo(LOADER);
    }

    @Test
    void allOfItHasItsSize_inEachLanguage() {
        assertThat(PANEL.matcher(new String(loader, StandardCharsets.UTF_8)).results())
                .hasSize(5)
                .allSatisfy(panel -> assertThat(compressed(loader) + compressed(resource(panel.group())))
                        .as(panel.group())
                        .isLessThanOrEqualTo(WHOLE_COMPRESSED));
    }

    private static int compressed(byte[] content) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(result)) {
            zip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException("memory does no I/O", e);
        }
        return result.size();
    }

    private static byte[] resource(String path) {
        String resource = "/META-INF/resources/" + path;
        try (InputStream in = Objects.requireNonNull(WidgetSizeTest.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}

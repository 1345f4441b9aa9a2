package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.openchat.e2e.Cast.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How pages look: pictures in target/screenshots for people, and axe's judgement for those who see or hear differently. */
final class PageInspection {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final List<String> barriers = new ArrayList<>();

    /** Takes the page as it stands on a phone, in the dark, and in a wide window, and leaves it there. */
    void at(Page page, String name) {
        picture(page, name, Window.PHONE, ColorScheme.LIGHT);
        as(page, name, Window.PHONE, ColorScheme.DARK);
        as(page, name, Window.WIDE, ColorScheme.LIGHT);
    }

    /** A picture more, of the pages that people look at all day. */
    void atNight(Page page, String name) {
        picture(page, name, Window.WIDE, ColorScheme.DARK);
        at(page, name);
    }

    void as(Page page, String name, Window window, ColorScheme scheme) {
        judge(page, picture(page, name, window, scheme));
    }

    private static String picture(Page page, String name, Window window, ColorScheme scheme) {
        page.setViewportSize(window.width, window.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String full = name + "-" + (window.name() + "-" + scheme.name()).toLowerCase(java.util.Locale.ROOT);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(full + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
        return full;
    }

    /** Of all pages at once: one wrong colour is on many. */
    void hasNoBarriers() {
        assertThat(barriers).isEmpty();
    }

    /** Legacy mode: our pages have no frames, and it needs no page of its own beside them. */
    private void judge(Page page, String name) {
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (rule.getImpact().equals("serious") || rule.getImpact().equals("critical")) {
                barriers.add(name + ": " + rule.getId() + ", " + rule.getHelp() + ": "
                        + rule.getNodes().stream().map(PageInspection::place).collect(Collectors.joining("; ")));
            }
        }
    }

    private static String place(CheckedNode node) {
        return node.getTarget() + " " + String.valueOf(node.getFailureSummary()).replaceAll("\\s+", " ");
    }
}

package io.openchat.portal.answer;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.openchat.portal.words.Languages;
import io.openchat.portal.words.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows notices as pages. */
@ApplicationScoped
public class Notices {
    private static final int NOT_FOUND = 404;

    private final PageFrames frames;

    Notices(PageFrames frames) {
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "kit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(PageFrame frame, Notice notice);
    }

    /** There is nothing at that address. */
    public static Notice noPage(RoutingContext request) {
        Words w = Languages.of(request);
        return Notice.of(NOT_FOUND, w.noPage(), w.noPageText()).leadingTo("", w.toPortal());
    }

    /** The page that says so, in the language of whoever asked. */
    public TemplateInstance of(RoutingContext request, Notice notice) {
        return Templates.notice(frames.forAnybody(request), notice);
    }
}

package io.openchat.portal.answer;

import io.openchat.portal.page.PageFrame;
import io.openchat.portal.page.PageFrames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows notices as pages. */
@ApplicationScoped
public class Notices {
    private final PageFrames shells;

    Notices(PageFrames shells) {
        this.shells = shells;
    }

    @CheckedTemplate(basePath = "kit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(PageFrame shell, Notice notice);
    }

    /** The page that says so, in the language of whoever asked. */
    public TemplateInstance of(RoutingContext request, Notice notice) {
        return Templates.notice(shells.forAnybody(request), notice);
    }
}

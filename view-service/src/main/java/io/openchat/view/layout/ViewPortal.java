package io.openchat.view.layout;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.shared.permission.Act;
import io.openchat.shared.permission.Permissions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What the viewers' portal has of its own. */
@ApplicationScoped
class ViewPortal implements Portal {
    private final Shells shells;

    ViewPortal(Shells shells) {
        this.shells = shells;
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(Shell shell, Notice notice);

        static native TemplateInstance signedOut(Shell shell);
    }

    @Override
    public TemplateInstance page(Notice notice) {
        return Templates.notice(shells.forAnybody(), notice);
    }

    @Override
    public TemplateInstance signedOut() {
        return Templates.signedOut(shells.forAnybody());
    }

    @Override
    public Notice roleIsMissing(Set<String> roles, String name) {
        return Notice.of(
                        403,
                        "This account cannot read the records",
                        "That takes the role “" + String.join("” or “", Permissions.rolesFor(Act.READ_RECORDS))
                                + "”. Ask whoever runs OpenChat at your company," + " or sign in as somebody else.")
                .leadingTo("logout", "Sign out");
    }

    /** All pages that are there: links to them stand in mails and in other programs. */
    @Override
    public String pages() {
        return "|/|/sessions|/chats|/agencies|/conversations/[^/]+|/signed-in|/signed-out";
    }

    @Override
    public String assets() {
        return "/view[.]css|/icon[.]svg";
    }
}

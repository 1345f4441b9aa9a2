package io.openchat.view.layout;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.shared.permission.Permissions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What the viewers' portal has of its own. */
@ApplicationScoped
class ViewPortal implements Portal {
    @Override
    public String subtitle(Words w) {
        return w.records();
    }

    @Override
    public String signedOut(Words w) {
        return w.viewerSignedOutText();
    }

    @Override
    public Notice roleIsMissing(Words w, Set<String> roles, String name) {
        return Notice.of(
                        403,
                        w.viewerRole(),
                        w.viewerRoleText(String.join(", ", Permissions.rolesFor(Act.READ_RECORDS))) + " "
                                + w.roleHelp())
                .leadingTo("logout", w.signOut());
    }

    /** All pages that are there: links to them stand in mails and in other programs. */
    @Override
    public String pages() {
        return "|/|/sessions|/chats|/agencies|/conversations/[^/]+|/signed-in|/signed-out";
    }
}

package io.openchat.agent.portal;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.shared.permission.Act;
import io.openchat.shared.permission.Permissions;
import io.openchat.shared.text.SingleLine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What the agents' portal has of its own. */
@ApplicationScoped
class AgentPortal implements Portal {
    private static final int OK = 200;

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(Notice notice);
    }

    @Override
    public TemplateInstance page(Notice notice) {
        return Templates.notice(notice);
    }

    @Override
    public TemplateInstance signedOut() {
        return page(
                Notice.of(OK, "You are signed out", "Chats that you left open go back to the queue within a minute.")
                        .leadingTo("", "Sign in again"));
    }

    @Override
    public Notice roleIsMissing(Set<String> roles, String name) {
        String has = roles.isEmpty()
                ? "This account has none."
                : "This account has: "
                        + String.join(", ", roles.stream().sorted().toList()) + ".";
        return Notice.of(
                        403,
                        "This account cannot answer visitors",
                        "You are signed in as " + SingleLine.isolated(name) + ". The portal needs the role “"
                                + String.join("” or “", Permissions.rolesFor(Act.ANSWER)) + "”. " + has
                                + " Ask whoever runs OpenChat at your company, or sign in as somebody else.")
                .leadingTo("logout", "Sign out");
    }

    @Override
    public String pages() {
        return "|/|/signed-in|/signed-out";
    }

    @Override
    public String assets() {
        return "/assets/[^/]+";
    }
}

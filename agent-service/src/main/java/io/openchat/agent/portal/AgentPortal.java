package io.openchat.agent.portal;

import io.openchat.portal.Portal;
import io.openchat.portal.answer.Notice;
import io.openchat.portal.words.Words;
import io.openchat.shared.permission.Act;
import io.openchat.shared.permission.Permissions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What the agents' portal has of its own. */
@ApplicationScoped
class AgentPortal implements Portal {
    @Override
    public String subtitle(Words w) {
        return "";
    }

    @Override
    public String signedOut(Words w) {
        return w.agentSignedOutText();
    }

    @Override
    public Notice roleIsMissing(Words w, Set<String> roles, String name) {
        String has = roles.isEmpty()
                ? w.hasNoRole()
                : w.hasRoles(String.join(", ", roles.stream().sorted().toList()));
        var needed = List.copyOf(Permissions.rolesFor(Act.ANSWER));
        String text = w.agentRoleText(name, needed.getFirst(), needed.getLast()) + " " + has + " " + w.roleHelp();
        return Notice.of(403, w.agentRole(), text).leadingTo("logout", w.signOut());
    }

    @Override
    public String pages() {
        return "|/|/signed-in|/signed-out";
    }
}

package io.openchat.portal;

import io.openchat.portal.answer.Notice;
import io.quarkus.qute.TemplateInstance;
import java.util.Set;

/** What one portal has of its own; each service has a bean of this type. */
public interface Portal {
    /** The page that shows a notice, in the look of this portal. */
    TemplateInstance page(Notice notice);

    /** Where people land after signing out. */
    TemplateInstance signedOut();

    /** What somebody is told who has logged in and lacks the role; {@code roles} are those that they have. */
    Notice roleIsMissing(Set<String> roles, String name);

    /** A pattern of all paths below the root that links on other sites may lead to: pages, each with a slash before it. */
    String pages();

    /** A pattern of all paths below the root that anybody may load, such as stylesheets. */
    String assets();
}

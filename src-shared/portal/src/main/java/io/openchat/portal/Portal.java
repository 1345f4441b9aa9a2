package io.openchat.portal;

import io.openchat.portal.answer.Notice;
import io.openchat.portal.words.Words;
import java.util.Set;

/** What one portal has of its own; each service has a bean of this type. */
public interface Portal {
    /** What stands behind the name of the product on every page; empty for nothing. */
    String subtitle(Words words);

    /** What people are told after signing out. */
    String signedOut(Words words);

    /** What somebody is told who has logged in and lacks the role; {@code roles} are those that they have. */
    Notice roleIsMissing(Words words, Set<String> roles, String name);

    /** A pattern of all paths below the root that links on other sites may lead to: pages, each with a slash before it. */
    String pages();
}

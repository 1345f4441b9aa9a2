package io.openchat.portal.page;

import io.openchat.portal.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around a page.
 *
 * @param root path of the portal, without a slash at its end
 * @param w the words of the reader's language
 * @param subtitle what stands behind the name of the product; empty for nothing
 * @param section the entry of the navigation that is lit; empty for none
 * @param user name of the person who is signed in; null on pages for everybody
 */
public record PageFrame(
        String root,
        Assets assets,
        Words w,
        String subtitle,
        String section,
        @Nullable String user) {

    /** The address of a page of ours. */
    public String to(String path) {
        return root + "/" + path;
    }

    /** The address of a file of ours. */
    public String asset(String name) {
        return assets.url(name);
    }

    /** The address of a script of ours, which speaks the language of the reader. */
    public String script(String name) {
        return assets.url(name + "-" + w.tag() + ".js");
    }

    /** The languages to choose from, each by its own name. */
    public List<Words> languages() {
        return Words.languages().stream().map(Words::of).toList();
    }
}

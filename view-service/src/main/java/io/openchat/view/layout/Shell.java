package io.openchat.view.layout;

import org.jspecify.annotations.Nullable;

/**
 * The frame around a page.
 *
 * @param root path of the service, without a slash at its end
 * @param stylesheet address of the stylesheet
 * @param section the entry of the navigation that is lit; empty for none
 * @param user name of the person who is signed in; null on pages for everybody
 */
public record Shell(
        String root,
        String stylesheet,
        String section,
        @Nullable String user) {

    /** The address of a page of ours. */
    public String to(String path) {
        return root + "/" + path;
    }
}

package io.openchat.shared.http;

import java.util.regex.Pattern;

/**
 * What a portal shows to those who do not come from its own pages: the exceptions of its {@link SameOriginGuard}.
 *
 * @param root path of the portal, without a slash at its end
 * @param pages the whole paths, below the root, of pages to which anybody may link
 * @param assets the whole paths, below the root, of files that may be fetched from anywhere
 */
public record OpenPaths(String root, Pattern pages, Pattern assets) {
    private static final String SIGN_OUT = "/logout";

    /**
     * The one way in which a path of ours is written: every other spelling of it (encoded letters, doubled or trailing slashes,
     * parameters after a semicolon, dots) would have to be read in the same way by all who look at paths.
     */
    private static final Pattern SPELLING = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /** Those of a portal; the expressions are for what follows the root, which is nothing or begins with a slash. */
    public static OpenPaths of(String root, String pages, String assets) {
        return new OpenPaths(root, Pattern.compile(pages), Pattern.compile(assets));
    }

    boolean isWellSpelled(String path) {
        return path.equals(start()) || SPELLING.matcher(path).matches();
    }

    boolean isPage(String path) {
        return path.startsWith(root)
                && pages.matcher(path.substring(root.length())).matches();
    }

    boolean isAsset(String path) {
        return path.startsWith(root)
                && assets.matcher(path.substring(root.length())).matches();
    }

    boolean isSignOut(String path) {
        return path.equals(root + SIGN_OUT);
    }

    /** The portal's first page. */
    String start() {
        return root + "/";
    }
}

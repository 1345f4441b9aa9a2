package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.openchat.view.query.Listing;

/** Numbers that were counted up to a bound. */
public final class Counted {
    private Counted() {}

    /** As it is written in a table: 1,000+ when there are more than were counted. */
    public static String shown(Words w, long count) {
        return count > Listing.COUNTED ? w.number(Listing.COUNTED) + "+" : w.number(count);
    }
}

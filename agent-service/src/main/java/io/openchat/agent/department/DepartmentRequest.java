package io.openchat.agent.department;

import io.openchat.portal.answer.Refused;
import io.openchat.portal.api.Given;
import io.openchat.shared.record.DepartmentRecord;
import io.openchat.shared.text.LanguageTag;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.Limits;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A department as an administrator wants to have it.
 *
 * @param key of a new one: what pages name it by
 * @param names in other languages, by language tag
 * @param order its place; 0, the first, when absent
 * @param active whether visitors can ask for it; they can, when absent
 * @param version of one that is there: the one that this replaces
 */
public record DepartmentRequest(
        @Nullable String key,
        @Nullable String name,
        @Nullable Map<String, @Nullable String> names,
        @Nullable Integer order,
        @Nullable Boolean active,
        @Nullable Long version) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_LANGUAGES = 50;
    private static final int LONGEST_TAG = 35;
    private static final int LAST = 10_000;

    /** The new department that it asks for. */
    DepartmentRecord fresh(Instant now) {
        String wanted = Given.line("key", key, Limits.DEPARTMENT);
        if (!KEY.matcher(wanted).matches()) {
            throw Refused.field(
                    "key", "must be 1 to 40 small letters of a to z, digits and hyphens, such as returns-eu");
        }
        return of(wanted, 1, now);
    }

    /** What it makes of a department. */
    DepartmentRecord changed(DepartmentRecord before, Instant now) {
        long known = Given.value("version", version);
        if (known != before.version()) {
            throw stale();
        }
        DepartmentRecord next = of(before.key(), known + 1, now);
        if (!next.active() && next.key().equals(DepartmentRecord.DEFAULT)) {
            throw Refused.conflict(
                    "That one cannot be closed",
                    "The default department is where everybody comes who asks for no other.",
                    "active");
        }
        return next;
    }

    /** It has been changed since then. */
    static Refused stale() {
        return Refused.conflict(
                "Somebody else has changed it",
                "The department has another version by now; look at it again.",
                "version");
    }

    private DepartmentRecord of(String of, long number, Instant now) {
        return new DepartmentRecord(
                of, oneName("name", name), allNames(), place(), active == null || active, number, now);
    }

    private int place() {
        int place = order == null ? 0 : order;
        if (place < 0 || place > LAST) {
            throw Refused.field("order", "must be from 0 to " + LAST);
        }
        return place;
    }

    private Map<String, String> allNames() {
        Map<String, String> all = new TreeMap<>();
        if (names == null) {
            return all;
        }
        if (names.size() > MOST_LANGUAGES) {
            throw Refused.field("names", "must have at most " + MOST_LANGUAGES + " languages");
        }
        names.forEach((tag, text) -> {
            if (!LanguageTag.of(tag, LONGEST_TAG).equals(tag)) {
                throw Refused.field("names", "must be by language tags, such as de or pt-BR");
            }
            all.put(tag, oneName("names", text));
        });
        return all;
    }

    private static String oneName(String field, @Nullable String text) {
        String line = SingleLine.normal(Given.line(field, text, Limits.DEPARTMENT));
        SingleLine.problem(line).ifPresent(why -> {
            throw Refused.field(field, why);
        });
        return line;
    }
}

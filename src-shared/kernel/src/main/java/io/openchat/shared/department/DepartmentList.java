package io.openchat.shared.department;

import io.openchat.shared.record.DepartmentRecord;
import io.openchat.shared.text.SingleLine;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The departments that visitors can ask for, as of a moment. Whatever they ask for, there is one that it leads to. */
public final class DepartmentList {
    /** Only the one that always exists. */
    public static final DepartmentList DEFAULT_ONLY = new DepartmentList(List.of());

    /** In this order they are shown, and of two of one name the first is meant. */
    public static final Comparator<DepartmentRecord> ORDER =
            Comparator.comparingInt(DepartmentRecord::order).thenComparing(DepartmentRecord::key);

    private final Map<String, String> byKey;
    private final Map<String, String> byName;

    private DepartmentList(List<DepartmentRecord> active) {
        this.byKey = active.stream()
                .map(DepartmentRecord::key)
                .collect(Collectors.toUnmodifiableMap(DepartmentList::folded, key -> key));
        this.byName = active.stream()
                .flatMap(department -> names(department).map(name -> Map.entry(name, department.key())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    /** The list of these; closed ones can no longer be asked for. */
    public static DepartmentList of(Collection<DepartmentRecord> departments) {
        return new DepartmentList(departments.stream()
                .filter(DepartmentRecord::active)
                .sorted(ORDER)
                .toList());
    }

    /** The key of the department that is meant: by its key, or by its name in any language; {@link DepartmentRecord#DEFAULT} else. */
    public String meant(@Nullable String asked) {
        if (asked == null) {
            return DepartmentRecord.DEFAULT;
        }
        String folded = folded(asked);
        return byKey.getOrDefault(folded, byName.getOrDefault(folded, DepartmentRecord.DEFAULT));
    }

    private static Stream<String> names(DepartmentRecord department) {
        return Stream.concat(Stream.of(department.name()), department.names().values().stream())
                .map(DepartmentList::folded)
                .distinct();
    }

    /** People write them in pages by hand: large and small letters, and blanks, are the same. */
    private static String folded(String text) {
        return SingleLine.normal(text).toLowerCase(Locale.ROOT);
    }
}

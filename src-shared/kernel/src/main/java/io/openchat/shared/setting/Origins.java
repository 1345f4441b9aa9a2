package io.openchat.shared.setting;

import io.openchat.shared.http.Origin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Origins of web sites, separated by commas; none is a value, too.
 *
 * @param most how many there may be
 */
record Origins(int most) implements SettingType<Set<Origin>> {
    @Override
    public String name() {
        return "origins";
    }

    @Override
    public String rule() {
        return "is a list of at most " + most
                + " origins with commas between them: scheme and host, such as https://www.example.com, and no path";
    }

    @Override
    public Set<Origin> read(String text) {
        Set<Origin> origins = Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(this::one)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (origins.size() > most) {
            throw new IllegalArgumentException(rule());
        }
        return Collections.unmodifiableSet(origins);
    }

    private Origin one(String part) {
        return Origin.parse(part)
                .filter(origin -> origin.scheme().startsWith("http"))
                .orElseThrow(() -> new IllegalArgumentException(rule()));
    }

    @Override
    public String write(Set<Origin> value) {
        return value.stream().map(Origin::toString).collect(Collectors.joining(","));
    }
}

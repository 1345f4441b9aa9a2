package io.openchat.view.query;

import io.openchat.shared.wire.Phase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of a list page: its path with filter, order and page in the query. Parts that are as usual are left out. */
public final class Address {
    private final String path;
    private final Map<String, String> query = new LinkedHashMap<>();

    public Address(String path) {
        this.path = path;
    }

    public Address filter(Filter filter) {
        Phase state = filter.state();
        return set("from", filter.from())
                .set("to", filter.to())
                .set("agency", filter.agency())
                .set("agent", filter.agent())
                .set("client", filter.client())
                .set("state", state == null ? null : state.wire());
    }

    public <C extends Enum<C>> Address order(Order<C> order, Order<C> usual) {
        return set("sort", order.equals(usual) ? null : order.parameter());
    }

    public Address page(int number) {
        return set("page", number == 1 ? null : number);
    }

    private Address set(String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
        return this;
    }

    @Override
    public String toString() {
        if (query.isEmpty()) {
            return path;
        }
        return query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}

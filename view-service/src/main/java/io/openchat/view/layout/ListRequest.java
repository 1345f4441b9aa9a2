package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.openchat.view.query.Address;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Order;
import io.openchat.view.query.Page;
import io.openchat.view.query.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/**
 * What somebody asks of a page that lists rows: which ones, in which order, and which page of them. It makes what stands around
 * the rows, and every link there asks for the same but for what it changes.
 *
 * @param path address of the page, without a query
 * @param usual the order without a word of it in the address
 */
public record ListRequest<C extends Enum<C>>(String path, Filter filter, Order<C> order, Order<C> usual, Page page) {
    /** Reads it from an address. */
    public static <C extends Enum<C>> ListRequest<C> of(UriInfo uri, String path, Class<C> columns, Order<C> usual) {
        Parameters parameters = new Parameters(uri.getQueryParameters()::getFirst);
        return new ListRequest<>(
                path, Filter.of(parameters), parameters.order("sort", columns, usual), usual, Page.of(parameters));
    }

    /** The form of its filter; {@code agencies} are names by ids. */
    public FilterForm form(Words w, Map<String, String> agencies, boolean withStates) {
        return FilterForm.of(w, path, filter, order.equals(usual) ? null : order.parameter(), agencies, withStates);
    }

    /** The heads of its table, or its ways to sort, still to be named. */
    public Heading.Row<C> headings() {
        return new Heading.Row<>(
                order,
                clicked ->
                        new Address(path).filter(filter).order(clicked, usual).toString());
    }

    /** The way to the other pages of what was found. */
    public Pager pager(Words w, Listing<?> found) {
        return Pager.of(
                w,
                found,
                number -> new Address(path)
                        .filter(filter)
                        .order(order, usual)
                        .page(number)
                        .toString());
    }
}

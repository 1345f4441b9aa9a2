package io.openchat.view;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a viewer's browser got. */
public record Shown(HttpResponse<String> response) {
    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** The value of a header; empty when it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String location() {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no Location: " + body()));
    }

    /** The value of {@code attribute} of each element with that {@code data-testid}, from top to bottom. */
    public List<String> each(String testId, String attribute) {
        return all("<[^>]*data-testid=\"" + testId + "\"[^>]*>").stream()
                .map(tag -> attribute(tag, attribute))
                .toList();
    }

    /** The conversations of the sessions in the table, from top to bottom. */
    public List<String> sessions() {
        return each("session-row", "data-conversation");
    }

    /** The conversations in the list of chats, from top to bottom. */
    public List<String> chats() {
        return each("chat-card", "data-conversation");
    }

    /** The link of the element with that {@code data-testid}, below the root path of the service. */
    public String link(String testId) {
        List<String> links = each(testId, "href");
        if (links.isEmpty()) {
            throw new AssertionError("no " + testId + " on the page: " + body());
        }
        return below(links.getFirst());
    }

    /** The link of the table's head, or of the order, with that name. */
    public String sortLink(String label) {
        String tag = all("<a class=\"sort[^>]*>" + label + "<").getFirst();
        return below(attribute(tag, "href"));
    }

    /** The text between tags, without the white space around it. */
    public String text() {
        return body().replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private List<String> all(String expression) {
        return Pattern.compile(expression, Pattern.DOTALL)
                .matcher(body())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String attribute(String tag, String name) {
        var value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        if (!value.find()) {
            throw new AssertionError("no " + name + " in " + tag);
        }
        return value.group(1).replace("&amp;", "&");
    }

    private static String below(String link) {
        return link.substring("/view".length());
    }
}

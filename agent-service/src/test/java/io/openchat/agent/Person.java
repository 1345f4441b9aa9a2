package io.openchat.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A person with a browser: keeps cookies, says where a request comes from, and follows no redirect unasked.
 *
 * <p>Cookies are kept by hand because ours are Secure and tests speak plain http.
 */
public final class Person {
    /** What a browser says of a request that a page of ours makes. */
    public static final Map<String, String> OUR_PAGE = Map.of("Sec-Fetch-Site", "same-origin");

    /** What it says when somebody follows a link on a page of another site. */
    public static final Map<String, String> FOREIGN_LINK =
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

    /** What it says when somebody types the address. */
    public static final Map<String, String> TYPED =
            Map.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

    /** As browsers speak without TLS; HTTP/2 would take less than a portal's cookies. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As many as no way of ours has; a browser gives up after twenty. */
    private static final int MOST_REDIRECTS = 8;

    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();
    private final Map<String, String> setCookies = new LinkedHashMap<>();
    private URI cameBackBy = URI.create("");

    public static String base() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class) + "/agent";
    }

    public static Person loggedInAs(String name) {
        Person person = new Person();
        person.logIn(name);
        return person;
    }

    /** Goes to the portal, logs in where that leads, and comes back. */
    public HttpResponse<String> logIn(String name) {
        HttpResponse<String> portal = get("/");
        if (portal.statusCode() != 302) {
            throw new AssertionError("no redirect to the login page but " + portal.statusCode() + " " + portal.body());
        }
        return follows(signsIn(portal, name));
    }

    /** Logs in at the login page that {@code redirect} leads to; gives what the identity provider sends back. */
    public HttpResponse<String> signsIn(HttpResponse<String> redirect, String name) {
        HttpResponse<String> back = atLoginPage(location(redirect), name);
        cameBackBy = URI.create(location(back));
        return back;
    }

    /** The last address by which the identity provider sent the person back. */
    public URI cameBackBy() {
        return cameBackBy;
    }

    /** Goes where a browser would, until there is a page, or the login page of the identity provider. */
    public HttpResponse<String> follows(HttpResponse<String> answer) {
        HttpResponse<String> shown = answer;
        for (int i = 0; i < MOST_REDIRECTS && shown.statusCode() / 100 == 3; i++) {
            URI to = shown.uri().resolve(location(shown));
            if (!to.toString().startsWith(base())) {
                return shown;
            }
            shown = request("GET", to, FOREIGN_LINK);
        }
        return shown;
    }

    public HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) {
        return request("GET", URI.create(base() + path), headers);
    }

    /** Sends JSON, as a page of ours does. */
    public HttpResponse<String> post(String path, String body) {
        Map<String, String> headers = Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "application/json");
        return request("POST", URI.create(base() + path), headers, HttpRequest.BodyPublishers.ofString(body));
    }

    /** Sends JSON that replaces what is there. */
    public HttpResponse<String> put(String path, String body) {
        Map<String, String> headers = Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "application/json");
        return request("PUT", URI.create(base() + path), headers, HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> delete(String path) {
        return request("DELETE", URI.create(base() + path), OUR_PAGE);
    }

    public HttpResponse<String> request(String method, URI address, Map<String, String> headers) {
        return request(method, address, headers, HttpRequest.BodyPublishers.noBody());
    }

    private HttpResponse<String> request(
            String method, URI address, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body);
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = send(request.build());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    /** Has a cookie from somewhere. */
    public void has(String name, String value) {
        cookies.put(name, new HttpCookie(name, value));
    }

    /** The cookies by name, each as the service set it. */
    public Map<String, String> setCookies() {
        return setCookies;
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    // the identity provider of the tests: its page has a button for each person
    private static HttpResponse<String> atLoginPage(String authorize, String name) {
        URI address = URI.create(authorize);
        Map<String, String> asked = query(address);
        String form = "predefined=" + name + "&response_type=code&client_id=" + asked.get("client_id")
                + "&scope=openid&redirect_uri="
                + URLEncoder.encode(asked.get("redirect_uri") + "?state=" + asked.get("state"), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(address.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    public static Map<String, String> query(URI address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private void keep(String header) {
        HttpCookie cookie = HttpCookie.parse(header).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
            setCookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
            setCookies.put(cookie.getName(), header);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

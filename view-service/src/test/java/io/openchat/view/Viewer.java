package io.openchat.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.Socket;
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

/** A person with a browser: keeps cookies, and follows no redirect unasked. */
public final class Viewer {
    /** What the browser says of a request that a page of ours makes. */
    public static final Map<String, String> OUR_PAGE =
            Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

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

    /** Address of the service, up to its root path. */
    public static String base() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class) + "/view";
    }

    /** Somebody who has signed in. */
    public static Viewer signedInAs(String name) {
        Viewer viewer = new Viewer();
        viewer.signsInAs(name, "/");
        return viewer;
    }

    /** Asks for a page, signs in where that leads, and comes back to what was asked for. */
    public Shown signsInAs(String name, String path) {
        Shown first = opens(path);
        if (first.status() != 302) {
            throw new AssertionError("no redirect to the login page but " + first.status() + " " + first.body());
        }
        return arrives(signsIn(first, name));
    }

    /** Signs in at the login page that {@code redirect} leads to; gives what the identity provider sends back. */
    public Shown signsIn(Shown redirect, String name) {
        Shown back = atLoginPage(redirect.location(), name);
        cameBackBy = URI.create(back.location());
        return back;
    }

    /** The last address by which the identity provider sent the person back. */
    public URI cameBackBy() {
        return cameBackBy;
    }

    /** Goes where a browser would, until there is a page, or the login page of the identity provider. */
    public Shown arrives(Shown answer) {
        Shown shown = answer;
        for (int i = 0; i < MOST_REDIRECTS && shown.status() / 100 == 3; i++) {
            URI to = shown.response().uri().resolve(shown.location());
            if (!to.toString().startsWith(base())) {
                return shown;
            }
            shown = get(to, FOREIGN_LINK);
        }
        return shown;
    }

    /** Opens a page of the service. */
    public Shown opens(String path) {
        return opens(path, Map.of());
    }

    /** Opens a page of the service, with headers that the browser adds. */
    public Shown opens(String path, Map<String, String> headers) {
        return get(URI.create(base() + path), headers);
    }

    /** Opens an address as it is. */
    public Shown get(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        HttpResponse<String> response = send(request.build());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Shown(response);
    }

    /** Sends an address that no client library would, and gives the first line of the answer. */
    public String insistsOn(String path) {
        URI address = URI.create(base());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET %s%s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                    .formatted(address.getPath(), path, address.getAuthority(), cookieHeader());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cookieHeader() {
        return cookies.values().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Has a cookie from somewhere. */
    public void has(String name, String value) {
        cookies.put(name, new HttpCookie(name, value));
    }

    /** The cookies by name, each as the service set it. */
    public Map<String, String> setCookies() {
        return setCookies;
    }

    /** Goes where the answer leads; stays when it leads nowhere. */
    public Shown follows(Shown redirect) {
        return redirect.status() / 100 == 3 ? get(URI.create(base()).resolve(redirect.location()), Map.of()) : redirect;
    }

    // the identity provider of the tests: its page has a button for each person
    private static Shown atLoginPage(String authorize, String name) {
        URI address = URI.create(authorize);
        Map<String, String> asked = query(address);
        String form = "predefined=" + name + "&response_type=code&client_id=" + asked.get("client_id")
                + "&scope=openid&redirect_uri="
                + URLEncoder.encode(asked.get("redirect_uri") + "?state=" + asked.get("state"), StandardCharsets.UTF_8);
        return new Shown(send(HttpRequest.newBuilder(address.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()));
    }

    /** The query of an address. */
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

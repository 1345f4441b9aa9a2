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
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();
    private final Map<String, String> setCookies = new LinkedHashMap<>();

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
        Shown back = atLoginPage(first.location(), name);
        return follows(follows(follows(back)));
    }

    /** Opens a page of the service. */
    public Shown opens(String path) {
        return opens(path, Map.of());
    }

    /** Opens a page of the service, with headers that the browser adds. */
    public Shown opens(String path, Map<String, String> headers) {
        return get(URI.create(base() + path), headers);
    }

    private Shown get(URI address, Map<String, String> headers) {
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

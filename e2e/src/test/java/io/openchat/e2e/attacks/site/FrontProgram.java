package io.openchat.e2e.attacks.site;

import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.front.Certificate;
import io.openchat.standalone.front.FrontServer;
import io.openchat.standalone.front.Route;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The front of {@code ./openchat run} as a process of its own: arguments are its folder, its two ports, and those of the services. */
public final class FrontProgram {
    private FrontProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        Certificate certificate = Certificate.in(folder, Secrets.in(folder), Clock.systemUTC());
        URI origin = URI.create("https://localhost:" + arguments[1]);
        URI shop = URI.create("https://localhost:" + arguments[2]);
        List<Route> routes = List.of(
                route("/agent", "agent-service", arguments[4]),
                route("/view", "view-service", arguments[5]),
                route("", "chat-service", arguments[3]));
        FrontServer server = FrontServer.open(origin, shop, certificate, routes);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close"));
        Thread.currentThread().join();
    }

    private static Route route(String prefix, String name, String port) {
        return new Route(prefix, name, Integer.parseInt(port), () -> true);
    }
}

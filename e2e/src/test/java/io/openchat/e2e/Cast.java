package io.openchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Proxy;
import io.openchat.standalone.Standalone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of one test, each with a browser profile of their own. */
final class Cast implements AutoCloseable {

    /** Sizes of a desktop's, a laptop's and a phone's window. */
    enum Window {
        WIDE(1440, 900),
        LAPTOP(1180, 760),
        DESK(1280, 800),
        PHONE(390, 844),
        SMALL(320, 640);

        final int width;
        final int height;

        Window(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Running running;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Complaints> complaints = new ArrayList<>();
    private final List<Tunnel> networks = new ArrayList<>();

    Cast(Running running) {
        this.running = running;
    }

    Visitor visitor(Window window) {
        return visitor(profile(window, null));
    }

    /** A network that the test can disturb. */
    Tunnel network() {
        return network(Duration.ZERO);
    }

    /** One that ends connections on which nothing was said for so long. */
    Tunnel network(Duration idle) {
        Tunnel network = new Tunnel(idle);
        networks.add(network);
        return network;
    }

    /** Somebody behind a network of their own. */
    Visitor visitor(Window window, Tunnel network) {
        return visitor(profile(window, network));
    }

    private Visitor visitor(BrowserContext context) {
        Visitor visitor = new Visitor(context, system().origin(), system().shop());
        visitors.add(visitor);
        return visitor;
    }

    Agent agent(String name, Window window) {
        return new Agent(profile(window, null), system().origin(), system().user(name));
    }

    Agent agent(String name, Window window, Tunnel network) {
        return new Agent(profile(window, network), system().origin(), system().user(name));
    }

    Viewer viewer(String name, Window window) {
        return new Viewer(profile(window, null), system().origin(), system().user(name));
    }

    Standalone system() {
        return running.system();
    }

    Realm realm() {
        return new Realm(running.driver(), system().origin(), system().user("root"));
    }

    Records records() {
        return running.records();
    }

    /** Connections fail in this test: browsers say so of each, and of each question why. */
    void expectCuts() {
        expectComplaints("WebSocket connection to");
        expectComplaints("/door");
    }

    /** Lets browsers complain of what the test itself broke. */
    void expectComplaints(String part) {
        complaints.forEach(complaint -> complaint.expect(part));
    }

    /** Ends what goes on, for the next test's agents see it too, and hears what the browsers had to complain of. */
    void leave() {
        visitors.forEach(Visitor::endsIfChatting);
        complaints.forEach(Complaints::none);
    }

    void photograph(String name) {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                number++;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "failures", name + "-" + number + ".png")));
            }
        }
        complaints.forEach(Complaints::print);
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        networks.forEach(Tunnel::close);
    }

    private BrowserContext profile(Window window, @Nullable Tunnel network) {
        var options = new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setViewportSize(window.width, window.height);
        if (network != null) {
            options.setProxy(new Proxy(network.address()));
        }
        BrowserContext context = running.browser().newContext(options);
        context.setDefaultTimeout(Patience.LOAD);
        contexts.add(context);
        complaints.add(new Complaints(context));
        return context;
    }
}

package io.openchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine: the one that {@code -Dchromium=FILE} names, or one on the PATH. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static Browser launch(Playwright playwright) {
        return launch(playwright, List.of());
    }

    /** With further options of the command line. */
    static Browser launch(Playwright playwright, List<String> further) {
        List<String> options = new ArrayList<>(further);
        // the sandbox does not work for root; the others keep the browser from calling home
        options.addAll(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find())
                        .setArgs(options));
    }

    static Path find() {
        return Optional.ofNullable(System.getProperty("chromium"))
                .map(Path::of)
                .or(Chromium::onPath)
                .filter(Files::isExecutable)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No browser for the end-to-end tests: ./openchat test fetches one, or name one with -Dchromium=FILE"));
    }

    private static Optional<Path> onPath() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream().flatMap(name -> in(folders, name)).findFirst();
    }

    private static Stream<Path> in(String folders, String name) {
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}

package io.openchat.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the programs lie that standalone starts: the built source tree, or the folder that a release was unpacked to.
 *
 * @param root the folder with the modules in it, or that with {@code lib} in it
 */
public record Home(Path root) {

    /** The services, by the names of their folders. */
    public static final List<String> SERVICES = List.of("chat-service", "agent-service", "view-service");

    private static final String LAUNCHER = "lib/launcher";
    private static final String AGAIN = "unpack the release anew";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The tree that the property {@code openchat.home} names, or the one around the working folder. */
    public static Home find() {
        String named = System.getProperty("openchat.home");
        if (named != null) {
            return new Home(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path here = at;
            if (Files.isDirectory(here.resolve("standalone"))
                    && SERVICES.stream().allMatch(module -> Files.isDirectory(here.resolve(module)))) {
                return new Home(here);
            }
        }
        throw new LaunchException("this is not a folder of OpenChat; name it with -Dopenchat.home=FOLDER");
    }

    /** Whether the property {@code openchat.native} asks for the services as native programs, for the tests of these. */
    public boolean isNative() {
        return Boolean.getBoolean("openchat.native");
    }

    /**
     * Looks whether all that is needed is there.
     *
     * @param inDevMode the services that need no program, since they run from their sources
     * @throws LaunchException with one line that says what is missing
     */
    void check(Set<String> inDevMode) {
        attached();
        keycloak();
        SERVICES.stream().filter(service -> !inDevMode.contains(service)).forEach(this::program);
    }

    /** The service as it is started: on Java its {@code quarkus-run.jar}, else the native program. */
    public Path program(String module) {
        if (isRelease()) {
            return present(root.resolve("lib").resolve(module).resolve("quarkus-run.jar"), module + " is not there");
        }
        String built = isNative() ? "target/service-runner" : "target/quarkus-app/quarkus-run.jar";
        return present(root.resolve(module).resolve(built), module + " is not built");
    }

    /** The jar that ties a child's life to ours. */
    public Path attached() {
        if (isRelease()) {
            return present(
                    root.resolve(LAUNCHER).resolve("openchat-standalone-attached.jar"), "the launcher is not whole");
        }
        return present(root.resolve("standalone/target/openchat-standalone-attached.jar"), "standalone is not built");
    }

    /** The unpacked distribution; its marker is written when all of it is there. */
    public Path keycloak() {
        try (Stream<Path> all = Files.list(root.resolve(isRelease() ? "lib" : ".openchat"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("keycloak-") && isUnpacked(path))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(this::noKeycloak);
        } catch (IOException e) {
            throw noKeycloak();
        }
    }

    /** Whether it is what a release was unpacked to, with nothing to build anything from: see {@code release/build}. */
    private boolean isRelease() {
        return Files.isDirectory(root.resolve(LAUNCHER));
    }

    private static boolean isUnpacked(Path distribution) {
        String[] markers = distribution.resolve("unpacked").toFile().list();
        return markers != null && markers.length > 0;
    }

    private LaunchException noKeycloak() {
        return new LaunchException("Keycloak is not there; " + (isRelease() ? AGAIN : "./openchat run fetches it"));
    }

    private Path present(Path file, String otherwise) {
        if (!Files.exists(file)) {
            String remedy = isRelease() ? AGAIN : "./openchat run builds it";
            throw new LaunchException(otherwise + " (" + file + " is missing); " + remedy);
        }
        return file;
    }
}

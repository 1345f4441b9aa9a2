package io.openchat.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built source tree: where the programs lie that standalone starts.
 *
 * @param root the folder with the modules in it
 */
public record Home(Path root) {

    /** The services, by the names of their folders. */
    public static final List<String> SERVICES = List.of("chat-service", "agent-service", "view-service");

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
        String built = isNative() ? "target/service-runner" : "target/quarkus-app/quarkus-run.jar";
        return present(root.resolve(module).resolve(built), module + " is not built");
    }

    /** The jar that ties a child's life to ours. */
    public Path attached() {
        return present(root.resolve("standalone/target/openchat-standalone-attached.jar"), "standalone is not built");
    }

    /** The unpacked distribution; its marker is written when all of it is there. */
    public Path keycloak() {
        try (Stream<Path> all = Files.list(root.resolve(".openchat"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("keycloak-") && isUnpacked(path))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(Home::noKeycloak);
        } catch (IOException e) {
            throw noKeycloak();
        }
    }

    private static boolean isUnpacked(Path distribution) {
        String[] markers = distribution.resolve("unpacked").toFile().list();
        return markers != null && markers.length > 0;
    }

    private static LaunchException noKeycloak() {
        return new LaunchException("Keycloak is not there; ./openchat run fetches it");
    }

    private static Path present(Path file, String otherwise) {
        if (!Files.exists(file)) {
            throw new LaunchException(otherwise + " (" + file + " is missing); ./openchat run builds it");
        }
        return file;
    }
}

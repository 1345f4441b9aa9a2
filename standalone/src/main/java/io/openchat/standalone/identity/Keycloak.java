package io.openchat.standalone.identity;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.openchat.standalone.process.Command;
import io.openchat.standalone.process.JavaCommand;
import io.openchat.standalone.process.Readiness;
import io.openchat.store.OwnerOnly;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keycloak from its unpacked distribution, with a home folder of its own in the data folder.
 *
 * <p>The distribution is shared and holds only programs. The home has the database and the realm to import, and a link to
 * the programs. It is configured once by {@code build} (24 CPU-seconds), after which each start is an optimized one.
 */
public final class Keycloak {

    /** Where it is below the front's origin. */
    public static final String PATH = "/auth";

    /** What is fixed when Keycloak is configured; a change of it configures it anew. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--http-relative-path=" + PATH,
            // else a port for it is open to every user of this machine; we ask for the realm
            "--health-enabled=false",
            "--metrics-enabled=false",
            // Who has a password types it at the login page: no client of any realm takes it from a program.
            "--spi-oauth2-grant-type--password--enabled=false");

    /**
     * C1 only: Keycloak starts with 17 instead of 30 CPU-seconds, and a few logins a minute never pay for better code.
     * The options after it are those of kc.sh.
     */
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx384m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000");

    private final Path distribution;
    private final Path home;
    private final URI origin;
    private final Secrets secrets;

    public Keycloak(Path distribution, DataFolder data, URI origin, Secrets secrets) {
        this.distribution = distribution;
        this.home = data.resolve("keycloak");
        this.origin = origin;
        this.secrets = secrets;
    }

    /** Writes the home folder. The realm is imported when the database does not have it yet, and ignored later. */
    public void prepareHome() {
        try {
            OwnerOnly.folder(home);
            Files.createDirectories(home.resolve("data/import"));
            Files.createDirectories(home.resolve("conf"));
            Files.createDirectories(home.resolve("providers"));
            link("lib");
            link("themes");
            RealmFile.write(home.resolve("data/import/openchat-realm.json"), origin, secrets);
        } catch (IOException e) {
            throw new LaunchException("Keycloak's folder " + home + " cannot be written: " + e, e);
        }
    }

    /** Configures the distribution unless that was done before. */
    public void configure(Path log, Consumer<String> progress) {
        try (FileChannel lock = FileChannel.open(
                distribution.resolve("configure.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // two launchers may share the distribution
            Path done = distribution.resolve("configured");
            String wanted = String.join(" ", BUILD);
            if (Files.exists(done) && Files.readString(done).equals(wanted)) {
                return;
            }
            progress.accept("keycloak is being configured (only once) …");
            Files.deleteIfExists(done);
            run(log);
            Files.writeString(done, wanted);
            progress.accept("keycloak is configured");
        } catch (IOException e) {
            throw new LaunchException("Keycloak in " + distribution + " cannot be configured: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while Keycloak was configured", e);
        }
    }

    /** The command that starts it on a port of 127.0.0.1, reached by people only through the front. */
    public Command command(int port) {
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--hostname=" + origin + PATH,
                "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded",
                "--proxy-trusted-addresses=127.0.0.1",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        Map<String, String> firstAdmin = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "keycloak-admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.secret("keycloak-admin"),
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                MasterRealm.CLIENT,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                secrets.secret("keycloak-setup"));
        // The realm, not the health: Keycloak says that it is ready before the import has ended.
        URI ready = URI.create("http://127.0.0.1:" + port + PATH + "/realms/openchat");
        return new JavaCommand("keycloak", jvm(), jar(), arguments, firstAdmin, Readiness.of(ready));
    }

    /** Protects Keycloak's own realm, when it listens on this port for the first time. */
    public void protectMaster(int port) {
        try {
            new MasterRealm(URI.create("http://127.0.0.1:" + port + PATH), secrets.secret("keycloak-setup")).protect();
        } catch (IOException e) {
            throw new LaunchException("Keycloak's own realm cannot be protected: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while Keycloak's own realm was protected", e);
        }
    }

    private void run(Path log) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(OwnerOnly.SHELL);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm());
        line.addAll(List.of("-cp", jar().toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        line.addAll(BUILD);
        Process build = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
        try {
            build.getOutputStream().close();
            int status = build.waitFor();
            if (status != 0) {
                throw new LaunchException("Keycloak cannot be configured (status " + status + "): see " + log);
            }
        } finally {
            build.destroy();
            build.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private List<String> jvm() {
        List<String> all = new ArrayList<>(JVM);
        all.add("-Dkc.home.dir=" + home);
        all.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        return all;
    }

    private Path jar() {
        return home.resolve("lib/quarkus-run.jar");
    }

    private void link(String name) throws IOException {
        Path link = home.resolve(name);
        Path target = distribution.resolve(name).toAbsolutePath();
        if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
    }
}

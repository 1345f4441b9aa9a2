package io.openchat.chat.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A CA that nobody knows, and a server's certificate of it: files as Redis and the service read them. */
public final class Authority {
    private static final String PASSWORD = "of-a-test";

    private final Path folder;

    /**
     * Made anew by the JDK's keytool.
     *
     * @param names what the certificate is for, such as {@code ip:127.0.0.1}
     */
    public Authority(String names) {
        try {
            folder = Files.createTempDirectory("authority");
            keytool("ca", "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
            keytool("server", "-signer", "ca", "-ext", "san=" + names);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve("all.p12"))) {
                store.load(in, PASSWORD.toCharArray());
            }
            pem("ca.crt", "CERTIFICATE", store.getCertificate("ca").getEncoded());
            pem("server.crt", "CERTIFICATE", store.getCertificate("server").getEncoded());
            pem(
                    "server.key",
                    "PRIVATE KEY",
                    store.getKey("server", PASSWORD.toCharArray()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What clients must trust. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** Lines of a server's configuration. */
    public List<String> configuration() {
        return List.of(
                "tls-cert-file " + folder.resolve("server.crt"),
                "tls-key-file " + folder.resolve("server.key"),
                "tls-ca-cert-file " + certificate(),
                "tls-auth-clients no");
    }

    private void pem(String file, String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private void keytool(String alias, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("all.p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.openchat.standalone.front;

import io.openchat.standalone.LaunchException;
import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.PrivateFile;
import io.openchat.standalone.data.Secrets;
import io.openchat.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for localhost in the data folder, made by the JDK's keytool, and again before it expires.
 *
 * @param keyStore PKCS #12
 * @param password of the key store
 * @param pem the certificate alone, for those who want to trust it
 */
public record Certificate(Path keyStore, String password, Path pem) {

    private static final String ALIAS = "openchat";

    /** Browsers take no server certificate that is valid for longer. */
    private static final int DAYS = 398;

    private static final Duration RENEWED_BEFORE = Duration.ofDays(14);

    public static Certificate in(DataFolder folder, Secrets secrets, Clock clock) {
        Path tls = folder.resolve("tls");
        Certificate certificate =
                new Certificate(tls.resolve("localhost.p12"), secrets.secret("keystore"), tls.resolve("localhost.crt"));
        try {
            OwnerOnly.folder(tls);
            if (!certificate.isGood(clock)) {
                certificate.make();
            }
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException("no certificate can be made in " + tls + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while the certificate was made", e);
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Certificate[" + keyStore + "]";
    }

    private boolean isGood(Clock clock) {
        try {
            return Files.exists(keyStore)
                    && Files.exists(pem)
                    && read().getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWED_BEFORE));
        } catch (IOException | GeneralSecurityException e) {
            return false; // unreadable or with another password: made anew
        }
    }

    private void make() throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(keyStore);
        List<String> line = new ArrayList<>(OwnerOnly.SHELL);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-noprompt",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                Integer.toString(DAYS),
                "-dname",
                "CN=localhost, O=OpenChat on this machine",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass:env",
                "OPENCHAT_KEYSTORE"));
        ProcessBuilder keytool = new ProcessBuilder(line).redirectErrorStream(true);
        keytool.environment().put("OPENCHAT_KEYSTORE", password);
        Process process = keytool.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool says: " + output.strip());
        }
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(read().getEncoded());
        PrivateFile.write(pem, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private X509Certificate read() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, password.toCharArray());
        }
        if (store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate in " + keyStore);
    }
}

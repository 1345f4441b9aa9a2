package io.openchat.standalone.identity;

import io.openchat.standalone.data.PrivateFile;
import io.openchat.standalone.data.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our realm as Keycloak imports it: the template, which lies in the Helm chart and is filled in there as well, with the
 * address and the passwords of this data folder.
 */
final class RealmFile {

    /** Only ours: Keycloak has placeholders of its own ({@code ${username}}), which stay. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(origin|secret|password)(?:\\.([a-z-]+))?}");

    private RealmFile() {}

    static void write(Path file, URI origin, Secrets secrets) throws IOException {
        PrivateFile.write(file, text(origin, secrets));
    }

    static String text(URI origin, Secrets secrets) throws IOException {
        return PLACEHOLDER
                .matcher(template())
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "secret" -> secrets.secret(found.group(2));
                            case "password" -> secrets.password(found.group(2));
                            default -> origin.toString();
                        }));
    }

    private static String template() throws IOException {
        try (InputStream in = RealmFile.class.getResourceAsStream("realm.json")) {
            if (in == null) {
                throw new IOException("realm.json is missing in our jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.openchat.standalone.data;

import io.openchat.standalone.LaunchException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The passwords and secrets of one data folder: made when they are first asked for, kept in a file that only its owner
 * may read.
 */
public final class Secrets {

    /** Without the letters and digits that people take for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** 57 to the power of 16 is more than 90 bits: far out of reach behind ten tries a quarter of an hour. */
    private static final int PASSWORD_LENGTH = 16;

    /** Between programs nobody has to type it. AES-256 keys are derived from some. */
    private static final int SECRET_LENGTH = 48;

    private static final String HEADER = """
            # Passwords of the people (password.NAME) and secrets between the programs of this OpenChat.
            # Made at the first start. Changing one here does not change it in Keycloak.
            """;

    private final Path file;
    private final SortedMap<String, String> values;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file, SortedMap<String, String> values) {
        this.file = file;
        this.values = values;
    }

    public static Secrets in(DataFolder folder) {
        Path file = folder.resolve("passwords.txt");
        SortedMap<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                Properties read = new Properties();
                read.load(reader);
                read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
            } catch (IOException | IllegalArgumentException e) {
                throw new LaunchException("the passwords in " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return new Secrets(file, values);
    }

    public Path file() {
        return file;
    }

    public String password(String user) {
        return get("password." + user, PASSWORD_LENGTH);
    }

    public String secret(String name) {
        return get("secret." + name, SECRET_LENGTH);
    }

    private synchronized String get(String name, int length) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String made = random.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
        values.put(name, made);
        save();
        return made;
    }

    private void save() {
        StringBuilder text = new StringBuilder(HEADER);
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        try {
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new LaunchException("the passwords cannot be kept in " + file + ": " + e, e);
        }
    }
}

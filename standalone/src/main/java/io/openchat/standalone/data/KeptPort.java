package io.openchat.standalone.data;

import io.openchat.standalone.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port that a data folder belongs to: Keycloak has the addresses of the first start in its database. */
public final class KeptPort {

    private final DataFolder data;
    private final String port;

    public KeptPort(DataFolder data, int port) {
        this.data = data;
        this.port = Integer.toString(port);
    }

    /**
     * Compares with the first start.
     *
     * @throws LaunchException when it was on another port
     */
    public void check() {
        try {
            String before = Files.exists(file()) ? Files.readString(file()).strip() : port;
            if (!before.equals(port)) {
                throw new LaunchException("the data in " + data.path() + " belongs to port " + before
                        + "; start with --port " + before + ", or with another --data");
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    public void keep() {
        try {
            PrivateFile.write(file(), port);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file() {
        return data.resolve("port");
    }

    private LaunchException unusable(IOException e) {
        return new LaunchException("the data folder " + data.path() + " cannot be used: " + e, e);
    }
}

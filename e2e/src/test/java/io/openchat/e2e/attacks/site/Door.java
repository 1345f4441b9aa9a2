package io.openchat.e2e.attacks.site;

import io.openchat.e2e.faults.cluster.Part;
import java.net.URI;

/**
 * Where strangers may knock: the http port of one process.
 *
 * @param part the process behind it
 * @param tls whether it is the front, which ends TLS itself; the others are asked as an ingress does it
 * @param page what it shows without a login
 * @param watched the port on which its virtual machine can be watched
 */
public record Door(Part part, int port, boolean tls, String page, int watched) {

    /** The origin of its pages. */
    public URI origin() {
        return URI.create(tls ? "https://localhost:" + port : "http://127.0.0.1:" + port);
    }
}

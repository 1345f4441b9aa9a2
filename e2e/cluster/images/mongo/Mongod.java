package io.openchat.standin;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;

/**
 * Stands in for mongod where no image of it can be pulled: the embedded store on port 27017 of all addresses, data in
 * /data/db, and the user that the official image makes from its environment. With a user, nobody else gets in.
 */
public final class Mongod extends H2Backend {

    private static final int PORT = 27017;
    private static final int THREADS = 4;
    private static final int UNAUTHORIZED = 13;

    /** What a client may say before it has said who it is. */
    private static final Set<String> OPEN = Set.of("hello", "ismaster", "ping", "buildinfo", "saslstart", "saslcontinue");

    private final Scram.User user;
    private final Map<Channel, Scram> logins = new ConcurrentHashMap<>();

    private Mongod(MVStore store, Scram.User user) {
        super(store);
        this.user = user;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createDirectories(Path.of("/data/db"));
        MVStore store = new MVStore.Builder().autoCommitDisabled().fileName(data.resolve("store.mv").toString()).open();
        MongoServer server = new MongoServer(new Mongod(store, Scram.User.of(System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind(new java.net.InetSocketAddress(PORT), 1, THREADS);
        System.out.println("stand-in for mongod: listening on " + server.getLocalAddress());
    }

    // one command at a time, and what it wrote is on the disk before it is answered
    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (user != null) {
            if (name.equals("saslstart")) {
                Scram login = new Scram(user);
                logins.put(channel, login);
                return login.start(query);
            }
            Scram login = logins.get(channel);
            if (name.equals("saslcontinue") && login != null) {
                return login.go(query);
            }
            if (!OPEN.contains(name) && (login == null || !login.isDone())) {
                throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "command " + command + " requires authentication");
            }
        }
        Document answer = super.handleCommand(channel, database, command, query);
        if (user != null && query.containsKey("saslSupportedMechs")) {
            answer.append("saslSupportedMechs", java.util.List.of(Scram.MECHANISM));
        }
        commit();
        return answer;
    }

    @Override
    public void handleClose(Channel channel) {
        logins.remove(channel);
        super.handleClose(channel);
    }
}

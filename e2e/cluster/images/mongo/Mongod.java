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
 * /data/db, and the users: root, whom the official image makes from its environment, and those whom the chart's script makes,
 * which cannot run here: NAME for each MONGODB_NAME_PASSWORD, for the database of OpenChat only, "view" for reading and for
 * indexes. With a user, nobody else gets in.
 */
public final class Mongod extends H2Backend {

    private static final int PORT = 27017;
    private static final int THREADS = 4;
    private static final int UNAUTHORIZED = 13;

    /** What a client may say before it has said who it is. */
    private static final Set<String> OPEN = Set.of("hello", "ismaster", "ping", "buildinfo", "saslstart", "saslcontinue");

    private static final String ROOT = "MONGO_INITDB_ROOT_";
    private static final String READER = "view";

    /** What a reader may do besides: the records make their indexes. */
    private static final Set<String> READS = Set.of("find", "getmore", "aggregate", "count", "distinct", "listcollections",
            "listindexes", "collstats", "dbstats", "killcursors", "endsessions", "createindexes", "create");

    private final Map<String, Scram.User> users;
    private final Map<Channel, Scram> logins = new ConcurrentHashMap<>();

    private Mongod(MVStore store, Map<String, Scram.User> users) {
        super(store);
        this.users = users;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createDirectories(Path.of("/data/db"));
        MVStore store = new MVStore.Builder().autoCommitDisabled().fileName(data.resolve("store.mv").toString()).open();
        MongoServer server = new MongoServer(new Mongod(store, users(System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind(new java.net.InetSocketAddress(PORT), 1, THREADS);
        System.out.println("stand-in for mongod: listening on " + server.getLocalAddress());
    }

    private static Map<String, Scram.User> users(Map<String, String> environment) throws java.security.GeneralSecurityException {
        Map<String, Scram.User> all = new java.util.HashMap<>();
        if (environment.containsKey(ROOT + "USERNAME")) {
            String root = environment.get(ROOT + "USERNAME");
            all.put(root, Scram.User.of(root, environment.get(ROOT + "PASSWORD")));
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            var name = java.util.regex.Pattern.compile("MONGODB_([A-Z]+)_PASSWORD").matcher(each.getKey());
            if (name.matches()) {
                String user = name.group(1).toLowerCase(Locale.ROOT);
                all.put(user, Scram.User.of(user, each.getValue()));
            }
        }
        return all;
    }

    private static boolean may(String user, String database, String command) {
        return user.equals(System.getenv(ROOT + "USERNAME"))
                || database.equals("openchat") && (!user.equals(READER) || READS.contains(command))
                || command.equals("endsessions");
    }

    // one command at a time, and what it wrote is on the disk before it is answered
    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!users.isEmpty()) {
            if (name.equals("saslstart")) {
                Scram login = new Scram(users);
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
            if (!OPEN.contains(name) && !may(login.user(), database, name)) {
                throw new MongoServerError(UNAUTHORIZED, "Unauthorized",
                        "not authorized on " + database + " to execute command " + command);
            }
        }
        Document answer = super.handleCommand(channel, database, command, query);
        if (!users.isEmpty() && query.containsKey("saslSupportedMechs")) {
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

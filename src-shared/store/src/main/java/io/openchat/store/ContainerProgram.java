package io.openchat.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded store in the place of {@code docker.io/library/mongo}: the same port, folder, variables and users, for a cluster that no
 * registry can be reached from ({@code e2e/cluster/images}).
 *
 * <p>Users are root, whom the official image makes from its environment, and those whom the chart's script makes, which cannot run
 * here: NAME for each {@code MONGODB_NAME_PASSWORD}, "view" with the rights of a reader.
 */
public final class ContainerProgram {
    private static final int PORT = 27_017;
    private static final Path FOLDER = Path.of("/data/db");
    private static final String ROOT = "MONGO_INITDB_ROOT_";
    private static final Pattern USER = Pattern.compile("MONGODB_([A-Z]+)_PASSWORD");
    private static final String READER = "view";

    private ContainerProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(FOLDER, new InetSocketAddress(PORT), accounts(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close"));
        System.out.println("stand-in for mongod: listening on port " + store.port());
        Thread.currentThread().join();
    }

    /** The users that the environment names; with none, everybody gets in, as at the official image. */
    static List<Account> accounts(Map<String, String> environment) {
        List<Account> all = new ArrayList<>();
        String root = environment.get(ROOT + "USERNAME");
        String password = environment.get(ROOT + "PASSWORD");
        if (root != null && password != null) {
            all.add(new Account(root, password, Account.Rights.ALL));
        }
        environment.forEach((variable, value) -> {
            Matcher name = USER.matcher(variable);
            if (name.matches()) {
                String user = name.group(1).toLowerCase(Locale.ROOT);
                Account.Rights rights = user.equals(READER) ? Account.Rights.READ : Account.Rights.OPENCHAT;
                all.add(new Account(user, value, rights));
            }
        });
        return all;
    }
}

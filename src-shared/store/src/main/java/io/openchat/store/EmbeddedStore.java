package io.openchat.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB-compatible server on 127.0.0.1 whose data is one file. What it has acknowledged survives a kill -9 of its
 * process.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** Let the system choose a port. */
    public static final int ANY_PORT = 0;

    private static final String FILE = "openchat.mv";

    /** The one who may do everything in it, when there is a password. */
    private static final String USER = "openchat";

    /** Commands of one database run one at a time anyway; more threads only keep pings from waiting. */
    private static final int THREADS = 4;

    /**
     * A commit writes whole pages, and each message of a write is on other ones, since conversations are sorted by their names:
     * a quarter of what MVStore takes by itself.
     */
    private static final int PAGE_BYTES = 4 << 10;

    /** What the cache holds takes several times the memory that it counts. */
    private static final int SHARE_OF_THE_HEAP = 8;

    private static final int BYTES_OF_A_MEGABYTE = 1 << 20;

    private final MongoServer server;
    private final int port;
    private final List<Account> accounts;

    private EmbeddedStore(MongoServer server, int port, List<Account> accounts) {
        this.server = server;
        this.port = port;
        this.accounts = accounts;
    }

    /** Opens the store for everybody who reaches the port: for tests. */
    public static EmbeddedStore open(Path folder, int port) {
        return open(folder, port, List.of());
    }

    /** Opens the store for those who know the password. */
    public static EmbeddedStore open(Path folder, int port, String password) {
        return open(folder, port, List.of(new Account(USER, password, Account.Rights.ALL)));
    }

    /**
     * Opens the store in a folder, which is made when it is missing.
     *
     * @throws StoreException when the file is corrupt, held by another process, or the port is taken
     */
    private static EmbeddedStore open(Path folder, int port, List<Account> accounts) {
        try {
            OwnerOnly.folder(folder);
            OwnerOnly.file(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(folder.resolve(FILE), here(port), accounts);
    }

    /** Opens a store that keeps nothing, for everybody who reaches the port: for tests. */
    public static EmbeddedStore inMemory(int port) {
        return start(null, here(port), List.of());
    }

    /** Opens the store in a folder that is there, for who reaches this address and has one of these accounts. */
    static EmbeddedStore open(Path folder, InetSocketAddress address, List<Account> accounts) {
        return start(folder.resolve(FILE), address, accounts);
    }

    public int port() {
        return port;
    }

    /** Where it is, with the password when it asks for one. */
    public String connectionString() {
        return accounts.stream()
                .findFirst()
                .map(who -> "mongodb://" + who.name() + ":" + who.password() + "@127.0.0.1:" + port + "/?authMechanism="
                        + Scram.MECHANISM)
                .orElse("mongodb://127.0.0.1:" + port);
    }

    /** Closes all connections, then the file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static EmbeddedStore start(@Nullable Path file, InetSocketAddress address, List<Account> accounts) {
        CommittingBackend backend = backend(file, accounts);
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(address, 1, THREADS);
        } catch (Exception e) { // Netty throws BindException, which it does not declare
            server.shutdownNow();
            throw new StoreException(
                    "port " + address.getPort() + " of the store cannot be opened: " + e.getMessage(), e);
        }
        return new EmbeddedStore(server, server.getLocalAddress().getPort(), accounts);
    }

    private static CommittingBackend backend(@Nullable Path file, List<Account> accounts) {
        try {
            // Committing is ours alone: a commit by the clock could catch a command half done.
            MVStore.Builder builder = new MVStore.Builder()
                    .autoCommitDisabled()
                    .cacheSize(cacheMegabytes())
                    .pageSplitSize(PAGE_BYTES);
            MVStore store = (file == null ? builder : builder.fileName(file.toString())).open();
            if (!Layout.isCurrent(store)) {
                store.close();
                throw new StoreException("the store " + file
                        + " was written by a development version that kept its data in another way; move it away to start"
                        + " with an empty one");
            }
            return new CommittingBackend(
                    store, accounts.isEmpty() ? Optional.empty() : Optional.of(new Logins(accounts)));
        } catch (MVStoreException e) {
            throw new StoreException(explain(file, e), e);
        }
    }

    /** A page that is not in the cache is read from the file, and all documents on it are made again. */
    private static int cacheMegabytes() {
        return Math.toIntExact(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP / BYTES_OF_A_MEGABYTE);
    }

    private static String explain(@Nullable Path file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> "the store " + file + " is in use by another process";
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "the store " + file + " is corrupt; move it away to start with an empty one";
            default -> "the store " + file + " cannot be opened: " + e.getMessage();
        };
    }
}

package io.openchat.testkit.store;

import com.mongodb.client.MongoClient;
import org.bson.Document;

/** A database of its own on a {@link GivenStore}. */
final class GivenDatabase implements TestStore {
    private final GivenStore store;
    private final StoreAddress address;
    private boolean down;

    GivenDatabase(GivenStore store) {
        this.store = store;
        this.address = store.freshDatabase();
        try (MongoClient client = address.client()) {
            // a store that is away is said here, rather than by each test in its own way
            client.getDatabase(address.database()).runCommand(new Document("ping", 1));
        }
    }

    @Override
    public StoreAddress address() {
        return address;
    }

    @Override
    public synchronized void down() {
        if (!down) {
            store.command("stop");
            down = true;
        }
    }

    @Override
    public synchronized void up() {
        if (down) {
            store.command("start");
            down = false;
        }
    }

    @Override
    public void close() {
        up();
        address.drop();
    }
}

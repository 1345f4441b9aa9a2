package io.openchat.testkit.store;

/**
 * The store of one test class, which nobody else uses: an embedded one, or a database on a given MongoDB.
 *
 * <p>It may be taken away for a while: then it comes back at the same address with the same data.
 */
public interface TestStore extends AutoCloseable {

    /** One without records; who opens it closes it. */
    static TestStore open() {
        return GivenStore.find().<TestStore>map(GivenDatabase::new).orElseGet(EmbeddedTestStore::new);
    }

    /** Leaves the test out when it uses a given store that comes without a command that stops it. */
    static void mustBeStoppable() {
        GivenStore.mustBeStoppable();
    }

    /** Where it is. */
    StoreAddress address();

    /** Stops it; connections to it break. */
    void down();

    /** Starts it again, if it was stopped. */
    void up();

    /** Removes all that was stored. */
    @Override
    void close();
}

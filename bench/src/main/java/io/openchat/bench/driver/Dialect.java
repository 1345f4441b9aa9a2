package io.openchat.bench.driver;

import java.util.concurrent.CompletableFuture;

/** How clients of one server speak. All is called on the loop. */
public interface Dialect {
    /** A pair that was let in and may talk. */
    CompletableFuture<Pair> pair(int number);

    /** Somebody who was let in and says nothing. */
    CompletableFuture<Void> idle(int number);

    /** Hangs up everybody; done when the server has dealt with that as far as it tells. */
    CompletableFuture<Void> hangUp();
}

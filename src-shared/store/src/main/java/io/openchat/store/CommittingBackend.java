package io.openchat.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * A backend that commits every command that may write before the command is answered.
 *
 * <p>One lock holds the command and its commit together. A commit takes everything that is in memory, so without the
 * lock it could put half of another command on the disk (an index entry without its document, which a restart would
 * then keep for ever).
 */
final class CommittingBackend extends H2Backend {

    /** Commands that write nothing: they neither wait for a commit nor make one. */
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "listcollections",
            "listindexes",
            "killcursors",
            "endsessions");

    /**
     * Dead space in the file is taken back a little after so many commits: a commit writes whole pages, and the pages
     * that it replaces are free only when the rest of their chunk has moved. So many bytes of living pages at once keep pace
     * with chunks of which a fifth lives; at a fourth of that, half an hour of 300 messages a second left a file of 19 GB. Now it
     * had 4.6 GB after a quarter of an hour; MVStore keeps replaced chunks for 45 s in case that the machine loses power.
     */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 256;

    private static final int FILL_RATE_PERCENT = 60;
    private static final int COMPACTED_AT_ONCE_BYTES = 4 << 20;

    private final ReentrantLock write = new ReentrantLock();
    private final Optional<Logins> logins;
    private int commits;

    /** With logins, only who has logged in gets more than the answers that a login takes. */
    CommittingBackend(MVStore store, Optional<Logins> logins) {
        super(store);
        this.logins = logins;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new TypedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (logins.isPresent()) {
            Optional<Document> login = logins.get().answer(channel, database, command, query);
            if (login.isPresent()) {
                return login.get();
            }
        }
        Document answer = handleAdmitted(channel, database, command, query);
        return logins.isPresent() ? Logins.withMechanism(query, answer) : answer;
    }

    /** Of the protocol before that of today: drivers ask in it who is there, and nothing else. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return logins.flatMap(all -> all.refusal(query.getChannel(), "", "query", new Document()))
                .map(refusal -> new QueryResult(List.of(refusal)))
                .orElseGet(() -> super.handleQuery(query));
    }

    @Override
    public void handleClose(Channel channel) {
        logins.ifPresent(all -> all.forget(channel));
        super.handleClose(channel);
    }

    private Document handleAdmitted(Channel channel, String database, String command, Document query) {
        Dialect.check(command, query);
        Optional<Count> count = Count.asked(database, command, query);
        if (count.isPresent()) {
            return count.get()
                    .answer(super.handleCommand(
                            channel, database, "count", count.get().command()));
        }
        if (READS.contains(command.toLowerCase(Locale.ROOT))) {
            return super.handleCommand(channel, database, command, query);
        }
        write.lock();
        try {
            Document answer = super.handleCommand(channel, database, command, query);
            commitAndCompact();
            return answer;
        } finally {
            write.unlock();
        }
    }

    private void commitAndCompact() {
        commit();
        if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0 && !isInMemory()) {
            getMvStore().compact(FILL_RATE_PERCENT, COMPACTED_AT_ONCE_BYTES);
        }
    }
}

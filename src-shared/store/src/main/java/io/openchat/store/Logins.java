package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who has logged in, over which connection: the store's port is open to every user of this machine. */
final class Logins {

    private static final int UNAUTHORIZED = 13;

    /** What a client may ask before it has said who it is. */
    private static final Set<String> OPEN = Set.of("hello", "ismaster", "ping", "buildinfo");

    private final Map<String, Scram.Key> keys;
    private final Map<Channel, Scram> logins = new ConcurrentHashMap<>();

    Logins(Collection<Account> accounts) {
        keys = accounts.stream().map(Scram.Key::new).collect(Collectors.toMap(Scram.Key::name, Function.identity()));
    }

    /** The answer to a command of a login, and to one that takes a login when there was none; empty for another one. */
    Optional<Document> answer(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "saslstart" -> {
                    Scram login = new Scram(keys);
                    logins.put(channel, login);
                    yield Optional.of(login.start(query));
                }
                case "saslcontinue" -> Optional.of(login(channel, command).go(query));
                default -> OPEN.contains(name) ? Optional.empty() : refusal(channel, database, command, query);
            };
        } catch (MongoServerError e) {
            return Optional.of(said(e));
        }
    }

    /** What somebody is told who has not logged in or may not do this, which is no matter for our log; empty for others. */
    Optional<Document> refusal(Channel channel, String database, String command, Document query) {
        Scram login = logins.get(channel);
        if (login == null || !login.isDone()) {
            return Optional.of(said(unauthorized("command " + command + " requires authentication")));
        }
        return login.rights().allow(database, command.toLowerCase(Locale.ROOT), String.valueOf(query.get(command)))
                ? Optional.empty()
                : Optional.of(said(unauthorized("not authorized on " + database + " to execute command " + command)));
    }

    /** Says by which mechanism to log in, to those who ask. */
    static Document withMechanism(Document query, Document answer) {
        return query.containsKey("saslSupportedMechs")
                ? answer.append("saslSupportedMechs", List.of(Scram.MECHANISM))
                : answer;
    }

    void forget(Channel channel) {
        logins.remove(channel);
    }

    private Scram login(Channel channel, String command) {
        Scram login = logins.get(channel);
        if (login == null) {
            throw unauthorized("command " + command + " requires authentication");
        }
        return login;
    }

    private static Document said(MongoServerError error) {
        return new Document("ok", 0.0)
                .append("errmsg", error.getMessageWithoutErrorCode())
                .append("code", error.getCode())
                .append("codeName", error.getCodeName());
    }

    private static MongoServerError unauthorized(String message) {
        return new MongoServerError(UNAUTHORIZED, "Unauthorized", message);
    }
}

package io.openchat.shared.setting;

import io.openchat.shared.http.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All settings that can be changed while the services run. A new one is one declaration here, and a line in its service. */
public final class Settings {
    /** As good as no bound, and still a number that programs can count to. */
    private static final long MANY = 1_000_000_000;

    private static final long KIB = 1 << 10;
    private static final long TIB = 1L << 40;

    /** More are better one origin with a proxy of its own. */
    private static final int MOST_SITES = 200;

    /** {@link Origin}s of the web sites that embed the widget. */
    public static final Setting<Set<Origin>> SITES = new Setting<>(
            "openchat.sites",
            new Origins(MOST_SITES),
            "",
            "Origins of the web sites whose pages may open a visitor's socket; the service's own origin needs no entry.");

    /** Those who wait, in the whole deployment. */
    public static final Setting<Long> WAITING_MOST = count(
            "openchat.waiting.most",
            10_000,
            "Conversations of the whole deployment that may wait; beyond it a new one is answered with busy.");

    /** Conversations of one network address. */
    public static final Setting<Long> ADDRESS_CONVERSATIONS = count(
            "openchat.per-address.conversations",
            100,
            "Conversations that were started from one network address on one pod and are not over; beyond it busy.");

    /** Sockets of one network address. */
    public static final Setting<Long> ADDRESS_SOCKETS = count(
            "openchat.per-address.open-sockets",
            1_000,
            "Open sockets of visitors from one network address on one pod: an office of 500, some of them with two tabs.");

    /** Sockets of one agent. */
    public static final Setting<Long> AGENT_SOCKETS = count(
            "openchat.per-agent.open-sockets",
            30,
            "Open sockets of one agent on one pod: tabs, and for a moment the one that carries a renewed token.");

    /** Messages of one visitor without an answer. */
    public static final Setting<Long> UNANSWERED_MESSAGES = count(
            "openchat.per-visitor.unanswered.messages",
            200,
            "Messages of one visitor that are stored until an agent has said something; beyond it quota.");

    /** Bytes of these. */
    public static final Setting<Long> UNANSWERED_BYTES = size(
            "openchat.per-visitor.unanswered.bytes",
            "256K",
            "Bytes of one visitor that are stored until an agent has said something; beyond it quota.");

    /** Messages of one visitor within an hour. */
    public static final Setting<Long> VISITOR_MESSAGES = count(
            "openchat.per-visitor.stored.messages-per-hour",
            2_000,
            "Messages of one visitor that are stored within an hour on one pod; beyond it rate_limited.");

    /** Bytes of these. */
    public static final Setting<Long> VISITOR_BYTES = size(
            "openchat.per-visitor.stored.bytes-per-hour",
            "1M",
            "Bytes of one visitor that are stored within an hour on one pod; beyond it rate_limited.");

    /** Messages of one network address within an hour. */
    public static final Setting<Long> ADDRESS_MESSAGES = count(
            "openchat.per-address.stored.messages-per-hour",
            20_000,
            "Messages of all visitors of one network address that are stored within an hour on one pod.");

    /** Bytes of these. */
    public static final Setting<Long> ADDRESS_BYTES = size(
            "openchat.per-address.stored.bytes-per-hour",
            "16M",
            "Bytes of all visitors of one network address that are stored within an hour on one pod; a start counts as 2K.");

    /** Searches of one viewer. */
    public static final Setting<Long> VIEWER_SEARCHES = count(
            "openchat.per-viewer.searches",
            2,
            "Searches of one viewer that run at once on one pod; a person reads one page, and may open the next meanwhile.");

    /** Searches of all viewers. */
    public static final Setting<Long> SEARCHES_MOST = count(
            "openchat.searches.most",
            8,
            "Searches of all viewers that run at once on one pod; the store has the chats to serve as well.");

    /** Those that bound conversations. */
    public static final List<Setting<?>> OF_CONVERSATIONS = List.of(
            SITES,
            WAITING_MOST,
            ADDRESS_CONVERSATIONS,
            ADDRESS_SOCKETS,
            AGENT_SOCKETS,
            UNANSWERED_MESSAGES,
            UNANSWERED_BYTES,
            VISITOR_MESSAGES,
            VISITOR_BYTES,
            ADDRESS_MESSAGES,
            ADDRESS_BYTES);

    /** Those that bound searches in the records. */
    public static final List<Setting<?>> OF_SEARCHES = List.of(VIEWER_SEARCHES, SEARCHES_MOST);

    /** Every one of them. */
    public static final List<Setting<?>> ALL =
            Stream.concat(OF_CONVERSATIONS.stream(), OF_SEARCHES.stream()).toList();

    private Settings() {}

    /** The one of this name. */
    public static Optional<Setting<?>> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static Setting<Long> count(String name, long initial, String purpose) {
        return new Setting<>(name, new Count(1, MANY), Long.toString(initial), purpose);
    }

    private static Setting<Long> size(String name, String initial, String purpose) {
        return new Setting<>(name, new Size(KIB, TIB), initial, purpose);
    }
}

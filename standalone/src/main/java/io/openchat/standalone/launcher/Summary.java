package io.openchat.standalone.launcher;

import io.openchat.standalone.Home;
import io.openchat.standalone.Options;
import io.openchat.standalone.Standalone;
import io.openchat.standalone.User;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is printed when everything runs: where to go, as whom, and where the data lies. */
final class Summary {

    private Summary() {}

    static String of(Standalone all, Starts starts) throws IOException {
        Optional<String> first = starts.first();
        StringBuilder text = new StringBuilder("\nOpenChat runs.\n\n");
        row(text, "Visitors", all.origin() + "/");
        row(text, "Agents", all.origin() + "/agent/");
        row(text, "Records", all.origin() + "/view/");
        row(text, "Accounts", all.origin() + "/auth/admin/openchat/console/  (as root)");
        row(text, "Example shop", all.shop() + "/  (embeds the chat)");
        all.bus()
                .ifPresent(redis -> row(
                        text,
                        "Replicas",
                        all.pods().size() + " of chat-service, with Redis at " + redis.getHost()
                                + (redis.getPort() < 0 ? "" : ":" + redis.getPort())));
        all.options()
                .engines()
                .store()
                .ifPresent(_ -> row(text, "Store", "yours; nothing of what is said is in the data folder"));
        dev(text, all.options());
        text.append("\n  Users");
        text.append(first.isEmpty() ? ", with the passwords that were made for them just now:\n" : ":\n");
        for (User user : all.users()) {
            String password = first.isEmpty() ? user.password() : "";
            text.append(String.format(Locale.ROOT, "    %-8s %-18s %s%n", user.name(), password, user.role()));
        }
        text.append("\n");
        row(text, "Passwords", all.data().resolve("passwords.txt") + (first.isEmpty() ? "  (not printed again)" : ""));
        row(text, "Data", all.data().toString());
        row(text, "Certificate", all.data().resolve("tls/localhost.crt") + "  (self-signed: the browser will ask)");
        row(text, "This start", Starts.words(all.watch()));
        first.ifPresent(words -> row(text, "The first one", words));
        return text.append("\nCtrl-C stops everything.\n").toString();
    }

    private static void dev(StringBuilder text, Options options) {
        List<String> services =
                Home.SERVICES.stream().filter(options.inDevMode()::contains).toList();
        if (!services.isEmpty()) {
            row(text, "From sources", String.join(", ", services) + ": change them, and reload the page");
        }
        if (options.debug()) {
            services.forEach(service ->
                    row(text, "Debugger", "localhost:" + Options.debugPort(service) + "  (" + service + ")"));
        }
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "  %-14s %s%n", what, value));
    }
}

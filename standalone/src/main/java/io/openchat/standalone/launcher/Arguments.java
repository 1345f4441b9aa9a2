package io.openchat.standalone.launcher;

import io.openchat.standalone.Engines;
import io.openchat.standalone.Home;
import io.openchat.standalone.Options;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What was asked for on the command line.
 *
 * @param options of the start
 * @param help whether only help is wanted
 */
record Arguments(Options options, boolean help) {

    static final String USAGE = """
            usage: ./openchat run [--port PORT] [--data FOLDER] [--replicas N]
                                  [--store ADDRESS [--database NAME]] [--redis ADDRESS]
                   ./openchat dev [SERVICE …] [--debug] [the same]
              SERVICE        runs from its sources, and what you change is there when you reload the page:
                             %s (default: all of them)
              --debug        lets debuggers join: ports %d and following
              --port PORT    of the front (default %d); the example shop is on the next one
              --data FOLDER  where everything is kept (default .openchat)
              --replicas N   processes of chat-service, with a Redis between them (1 to %d, default 1)
              --store ADDRESS  a MongoDB of yours, mongodb://…, instead of the store that comes along
              --database NAME  of the records on that MongoDB (default %s)
              --redis ADDRESS  a Redis or Valkey of yours, redis://…, between the replicas
            """.formatted(
                    String.join(", ", Home.SERVICES),
                    Options.FIRST_DEBUG_PORT,
                    Options.DEFAULT_PORT,
                    Options.MOST_REPLICAS,
                    Engines.DATABASE);

    /** The word before the services that run from their sources. */
    private static final String DEV = "dev";

    /** A wrong argument; the message is one line. */
    static final class WrongArgument extends Exception {
        private static final long serialVersionUID = 1L;

        WrongArgument(String message) {
            super(message);
        }
    }

    /** Words that begin with {@code dev} name services that run from their sources. */
    static Arguments parse(List<String> words, Path defaultData) throws WrongArgument {
        boolean dev = !words.isEmpty() && words.getFirst().equals(DEV);
        Set<String> services = new LinkedHashSet<>();
        Arguments parsed = new Arguments(Options.in(defaultData), false);
        for (Iterator<String> rest = words.listIterator(dev ? 1 : 0); rest.hasNext(); ) {
            String word = rest.next();
            if (dev && !word.startsWith("-")) {
                services.add(service(word));
            } else {
                parsed = parsed.option(word, rest, dev);
            }
        }
        Engines engines = parsed.options.engines();
        if (engines.store().isEmpty() && !engines.database().equals(Engines.DATABASE)) {
            throw new WrongArgument("--database is one on a MongoDB of yours, which --store names");
        }
        return dev ? parsed.with(inDevMode(parsed.options, services)) : parsed;
    }

    private Arguments option(String word, Iterator<String> rest, boolean dev) throws WrongArgument {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (dev && word.equals("--debug")) {
            return with(options.withDebug());
        }
        return switch (name) {
            case "--help", "-h" -> new Arguments(options, true);
            case "--port" -> with(options.withPort(number(name, value(word, equals, rest), Options.LAST_PORT)));
            case "--data" -> with(options.withData(Path.of(value(word, equals, rest))));
            case "--replicas" ->
                with(options.withReplicas(number(name, value(word, equals, rest), Options.MOST_REPLICAS)));
            case "--store" -> with(engine(name, value(word, equals, rest), options::withStore));
            case "--database" -> with(engine(name, value(word, equals, rest), options::withDatabase));
            case "--redis" -> with(engine(name, value(word, equals, rest), options::withRedis));
            default ->
                throw new WrongArgument(
                        "unknown argument " + word + "; ./openchat " + (dev ? DEV : "run") + " --help says which");
        };
    }

    private static Options engine(String name, String address, Function<String, Options> options) throws WrongArgument {
        try {
            return options.apply(address);
        } catch (IllegalArgumentException e) {
            // without the address: it may hold a password
            throw new WrongArgument(name
                    + (e.getCause() == null
                            ? " " + e.getMessage()
                            : " is no address: " + address.length() + " characters"));
        }
    }

    private static String service(String word) throws WrongArgument {
        if (!Home.SERVICES.contains(word)) {
            throw new WrongArgument("unknown service " + word + "; there are " + String.join(", ", Home.SERVICES));
        }
        return word;
    }

    /** Two processes cannot be built from the same sources into the same folder at the same time. */
    private static Options inDevMode(Options options, Set<String> named) throws WrongArgument {
        Options all = options.withDevMode(named.isEmpty() ? Set.copyOf(Home.SERVICES) : named);
        if (all.replicas() > 1 && all.inDevMode().contains(Home.SERVICES.getFirst())) {
            throw new WrongArgument(
                    "from its sources chat-service runs once; name the other services to have replicas of it");
        }
        return all;
    }

    private static String value(String word, int equals, Iterator<String> rest) throws WrongArgument {
        String value = equals >= 0 ? word.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isBlank()) {
            throw new WrongArgument(word + " needs a value");
        }
        return value;
    }

    private static int number(String name, String text, int largest) throws WrongArgument {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new WrongArgument(name + " is a number from 1 to " + largest + ", not " + text);
    }

    private Arguments with(Options other) {
        return new Arguments(other, help);
    }
}

package io.openchat.standalone.launcher;

import io.openchat.standalone.Options;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param options of the start
 * @param help whether only help is wanted
 */
record Arguments(Options options, boolean help) {

    static final String USAGE = """
            usage: ./openchat run [--port PORT] [--data FOLDER] [--replicas N]
              --port PORT    of the front (default %d); the example shop is on the next one
              --data FOLDER  where everything is kept (default .openchat)
              --replicas N   processes of chat-service, with a Redis between them (1 to %d, default 1)
            """.formatted(Options.DEFAULT_PORT, Options.MOST_REPLICAS);

    /** A wrong argument; the message is one line. */
    static final class WrongArgument extends Exception {
        private static final long serialVersionUID = 1L;

        WrongArgument(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> words, Path defaultData) throws WrongArgument {
        Arguments parsed = new Arguments(Options.in(defaultData), false);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Options options = parsed.options;
            parsed = switch (name) {
                case "--help", "-h" -> new Arguments(options, true);
                case "--port" ->
                    parsed.with(options.withPort(number(name, value(word, equals, rest), Options.LAST_PORT)));
                case "--data" -> parsed.with(options.withData(Path.of(value(word, equals, rest))));
                case "--replicas" ->
                    parsed.with(options.withReplicas(number(name, value(word, equals, rest), Options.MOST_REPLICAS)));
                default -> throw new WrongArgument("unknown argument " + word + "; ./openchat run --help says which");
            };
        }
        return parsed;
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

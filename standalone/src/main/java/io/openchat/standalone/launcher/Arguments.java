package io.openchat.standalone.launcher;

import io.openchat.standalone.Standalone;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param port of the front; the example shop gets the next one
 * @param data folder of all that is kept
 * @param help whether only help is wanted
 */
record Arguments(int port, Path data, boolean help) {

    static final String USAGE = """
            usage: ./openchat run [--port PORT] [--data FOLDER]
              --port PORT    of the front (default %d); the example shop is on the next one
              --data FOLDER  where everything is kept (default .openchat)
            """.formatted(Standalone.DEFAULT_PORT);

    /** A wrong argument; the message is one line. */
    static final class WrongArgument extends Exception {
        private static final long serialVersionUID = 1L;

        WrongArgument(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> words, Path defaultData) throws WrongArgument {
        Arguments parsed = new Arguments(Standalone.DEFAULT_PORT, defaultData, false);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            parsed = switch (name) {
                case "--help", "-h" -> new Arguments(parsed.port, parsed.data, true);
                case "--port" -> new Arguments(port(value(word, equals, rest)), parsed.data, parsed.help);
                case "--data" -> new Arguments(parsed.port, Path.of(value(word, equals, rest)), parsed.help);
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

    private static int port(String text) throws WrongArgument {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_534) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new WrongArgument("--port is a number from 1 to 65534, not " + text);
    }
}

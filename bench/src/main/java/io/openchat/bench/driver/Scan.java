package io.openchat.bench.driver;

import java.util.function.Consumer;

/** Finds what the driver needs in a frame of OpenChat, whose strings here hold no quotation marks. */
final class Scan {
    private static final String BEGIN = "{\"type\":\"";
    private static final String NEXT = "}," + BEGIN;

    private Scan() {}

    /** Gives the frames of a message one by one: it is one, or an array of several. */
    static void each(String message, Consumer<String> frame) {
        if (message.charAt(0) != '[') {
            frame.accept(message);
            return;
        }
        int from = 1;
        for (int next = message.indexOf(NEXT); next >= 0; next = message.indexOf(NEXT, from)) {
            frame.accept(message.substring(from, next + 1));
            from = next + 2;
        }
        frame.accept(message.substring(from, message.length() - 1));
    }

    /** Whether a frame is of this type. */
    static boolean is(String frame, String type) {
        return frame.startsWith(type, BEGIN.length()) && frame.charAt(BEGIN.length() + type.length()) == '"';
    }

    /** The value of a string field; empty when there is none. */
    static String text(String frame, String field) {
        String key = "\"" + field + "\":\"";
        int from = frame.indexOf(key);
        if (from < 0) {
            return "";
        }
        return frame.substring(from + key.length(), frame.indexOf('"', from + key.length()));
    }

    static int count(String frame, String what) {
        int count = 0;
        for (int at = frame.indexOf(what); at >= 0; at = frame.indexOf(what, at + what.length())) {
            count++;
        }
        return count;
    }
}

package io.openchat.shared.wire;

import io.openchat.shared.text.PageAddress;
import org.jspecify.annotations.Nullable;

/** What a visitor sends. The socket belongs to one conversation, so none is named. */
public sealed interface VisitorFrame extends Frame {

    /**
     * Opens a new conversation. {@code id} is a secret made by the client: the same start sent again opens the same
     * conversation, so a lost answer never makes a second one. What is optional never refuses a chat, unless the visitor typed it.
     */
    record Start(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String department,
            String locale,
            @Nullable String page,
            boolean consent)
            implements VisitorFrame {
        public Start {
            Check.startId(id);
            name = Check.line("name", name, Limits.NAME);
            email = Check.email(email);
            phone = Check.phone(phone);
            department = Check.department(department);
            locale = Check.locale(locale);
            page = Check.page(page);
        }

        /** The same without what the page's address says beyond the place. */
        public Start withoutQuery() {
            String place = page == null ? null : PageAddress.place(page);
            return new Start(id, name, email, phone, department, locale, place, consent);
        }

        @Override
        public String type() {
            return "start";
        }
    }

    /** Opens the conversation of {@code token} again and asks for all messages after {@code lastSeq}. */
    record Resume(String token, long lastSeq) implements VisitorFrame {
        public Resume {
            Check.token(token);
            Check.range("lastSeq", lastSeq, 0, Long.MAX_VALUE);
        }

        @Override
        public String type() {
            return "resume";
        }
    }

    /** Says {@code text}; {@code id} makes a repetition harmless. */
    record Send(String id, String text) implements VisitorFrame {
        public Send {
            Check.id("id", id);
            text = Check.text(text);
        }

        @Override
        public String type() {
            return "send";
        }
    }

    /** Began or stopped typing. */
    record Typing(boolean on) implements VisitorFrame {
        @Override
        public String type() {
            return "typing";
        }
    }

    /** Has seen all messages up to {@code seq}. */
    record Read(long seq) implements VisitorFrame {
        public Read {
            Check.range("seq", seq, 1, Long.MAX_VALUE);
        }

        @Override
        public String type() {
            return "read";
        }
    }

    /** Judges the help received, 1 (bad) to 5 (good). */
    record Rate(int score, @Nullable String comment) implements VisitorFrame {
        public Rate {
            Check.range("score", score, 1, Limits.SCORE);
            comment = Check.comment("comment", comment);
        }

        @Override
        public String type() {
            return "rate";
        }
    }

    /** Ends the conversation. */
    record End() implements VisitorFrame {
        @Override
        public String type() {
            return "end";
        }
    }

    /** Asks for a sign of life. */
    record Ping() implements VisitorFrame {
        @Override
        public String type() {
            return "ping";
        }
    }
}

package io.openchat.shared.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes frames as JSON. */
final class FrameWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private FrameWriter() {}

    static String write(Frame frame) {
        // borrowed: a StringWriter's buffer grows and is thrown away with every frame
        BufferRecycler buffers = JSON._getBufferRecycler();
        try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
            try (JsonGenerator generator = JSON.createGenerator(text)) {
                write(frame, generator);
            }
            return text.getAndClear();
        } catch (IOException e) {
            // a text in memory does no I/O
            throw new UncheckedIOException(e);
        } finally {
            buffers.releaseToPool();
        }
    }

    private static void write(Frame frame, JsonGenerator generator) throws IOException {
        Out out = new Out(generator);
        generator.writeStartObject();
        out.text("type", frame.type());
        switch (frame) {
            case VisitorFrame visitor -> visitor(visitor, out);
            case AgentFrame agent -> agent(agent, out);
            case ServiceFrame service -> service(service, out);
        }
        generator.writeEndObject();
    }

    private static void visitor(VisitorFrame frame, Out out) throws IOException {
        switch (frame) {
            case VisitorFrame.Start f ->
                out.text("id", f.id())
                        .text("name", f.name())
                        .text("email", f.email())
                        .text("phone", f.phone())
                        .text("department", f.department())
                        .text("locale", f.locale())
                        .text("page", f.page())
                        .flag("consent", f.consent());
            case VisitorFrame.Resume f -> out.text("token", f.token()).number("lastSeq", f.lastSeq());
            case VisitorFrame.Send f -> out.text("id", f.id()).text("text", f.text());
            case VisitorFrame.Typing f -> out.flag("on", f.on());
            case VisitorFrame.Read f -> out.number("seq", f.seq());
            case VisitorFrame.Rate f -> out.number("score", (long) f.score()).text("comment", f.comment());
            case VisitorFrame.End _, VisitorFrame.Ping _ -> {}
        }
    }

    private static void agent(AgentFrame frame, Out out) throws IOException {
        if (frame instanceof AgentFrame.About about) {
            out.text("conversation", about.conversation());
        }
        switch (frame) {
            case AgentFrame.Available f -> out.flag("on", f.on());
            case AgentFrame.Resume f -> out.number("lastSeq", f.lastSeq());
            case AgentFrame.Send f -> out.text("id", f.id()).text("text", f.text());
            case AgentFrame.Note f -> out.text("id", f.id()).text("text", f.text());
            case AgentFrame.Typing f -> out.flag("on", f.on());
            case AgentFrame.Read f -> out.number("seq", f.seq());
            case AgentFrame.Transfer f -> out.text("to", f.to()).text("note", f.note());
            case AgentFrame.Ping _, AgentFrame.Claim _, AgentFrame.Watch _, AgentFrame.Release _, AgentFrame.End _ -> {}
        }
    }

    private static void service(ServiceFrame frame, Out out) throws IOException {
        switch (frame) {
            case ServiceFrame.Started f -> {
                out.text("conversation", f.conversation()).text("token", f.token());
                if (f.visitor() != null) {
                    out.object("visitor", f.visitor(), FrameWriter::person);
                }
            }
            case ServiceFrame.Ack f ->
                out.text("conversation", f.conversation()).list("acks", f.acks(), FrameWriter::acked);
            case ServiceFrame.Message f -> message(f, out);
            case ServiceFrame.Status f ->
                out.text("conversation", f.conversation())
                        .text("state", f.state().wire())
                        .text("agent", f.agent())
                        .number("position", f.position())
                        .number("estimate", f.estimate());
            case ServiceFrame.Queue f -> {
                out.flag("full", f.full())
                        .list("entries", f.entries(), FrameWriter::entry)
                        .texts("removed", f.removed());
                if (f.more()) {
                    out.flag("more", true);
                }
            }
            case ServiceFrame.Typing f ->
                out.text("conversation", f.conversation())
                        .text("from", f.from().wire())
                        .flag("on", f.on());
            case ServiceFrame.Read f ->
                out.text("conversation", f.conversation())
                        .text("from", f.from().wire())
                        .number("seq", f.seq());
            case ServiceFrame.Delivered f ->
                out.text("conversation", f.conversation()).number("seq", f.seq());
            case ServiceFrame.Drain f -> out.number("after", f.after());
            case ServiceFrame.Refusal f ->
                out.text("code", f.code().wire())
                        .text("text", f.text())
                        .flag("retryable", f.code().retryable())
                        .text("conversation", f.conversation())
                        .text("id", f.id());
            case ServiceFrame.Pong _ -> {}
        }
    }

    private static void message(ServiceFrame.Message f, Out out) throws IOException {
        out.text("conversation", f.conversation())
                .number("seq", f.seq())
                .text("id", f.id())
                .object(
                        "from",
                        f.from(),
                        (from, o) -> o.text("kind", from.kind().wire())
                                .text("name", from.name())
                                .text("id", from.id()))
                .text("kind", f.kind().wire())
                .text("text", f.text())
                .time("at", f.at());
    }

    private static void person(ServiceFrame.Visitor v, Out out) throws IOException {
        out.text("name", v.name())
                .text("email", v.email())
                .text("phone", v.phone())
                .text("locale", v.locale())
                .text("page", v.page());
    }

    private static void acked(ServiceFrame.Acked a, Out out) throws IOException {
        out.text("id", a.id()).number("seq", a.seq()).time("at", a.at());
    }

    private static void entry(ServiceFrame.Entry e, Out out) throws IOException {
        out.text("conversation", e.conversation())
                .text("name", e.name())
                .text("state", e.state().wire())
                .time("waitingSince", e.waitingSince())
                .number("served", (long) e.served())
                .number("version", e.version())
                .text("department", e.department())
                .text("agentId", e.agentId())
                .text("agent", e.agent());
    }
}

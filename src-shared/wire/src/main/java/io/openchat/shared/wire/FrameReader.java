package io.openchat.shared.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.openchat.shared.text.SingleLine;

/** Makes frames of the fields of a JSON object; one method per side, as no side may send another's frames. */
final class FrameReader {
    private FrameReader() {}

    static VisitorFrame visitor(String type, Fields in) {
        return switch (type) {
            case "start" ->
                new VisitorFrame.Start(
                        in.text("id"),
                        in.text("name"),
                        in.optionalText("email"),
                        in.anyText("phone"),
                        in.anyText("department"),
                        Check.locale(in.anyText("locale")),
                        in.anyText("page"),
                        in.flag("consent"));
            case "resume" -> new VisitorFrame.Resume(in.text("token"), in.number("lastSeq"));
            case "send" -> new VisitorFrame.Send(in.text("id"), in.text("text"));
            case "typing" -> new VisitorFrame.Typing(in.flag("on"));
            case "read" -> new VisitorFrame.Read(in.number("seq"));
            case "rate" -> new VisitorFrame.Rate(in.smallNumber("score"), in.optionalText("comment"));
            case "end" -> new VisitorFrame.End();
            case "ping" -> new VisitorFrame.Ping();
            default -> throw unknown(type);
        };
    }

    static AgentFrame agent(String type, Fields in) {
        return switch (type) {
            case "available" -> new AgentFrame.Available(in.flag("on"));
            case "ping" -> new AgentFrame.Ping();
            case "claim" -> new AgentFrame.Claim(in.text("conversation"));
            case "resume" -> new AgentFrame.Resume(in.text("conversation"), in.number("lastSeq"));
            case "watch" -> new AgentFrame.Watch(in.text("conversation"));
            case "send" -> new AgentFrame.Send(in.text("conversation"), in.text("id"), in.text("text"));
            case "note" -> new AgentFrame.Note(in.text("conversation"), in.text("id"), in.text("text"));
            case "typing" -> new AgentFrame.Typing(in.text("conversation"), in.flag("on"));
            case "read" -> new AgentFrame.Read(in.text("conversation"), in.number("seq"));
            case "transfer" -> new AgentFrame.Transfer(in.text("conversation"), in.text("to"), in.optionalText("note"));
            case "release" -> new AgentFrame.Release(in.text("conversation"));
            case "end" -> new AgentFrame.End(in.text("conversation"));
            default -> throw unknown(type);
        };
    }

    static ServiceFrame service(String type, Fields in) {
        return switch (type) {
            case "started" ->
                new ServiceFrame.Started(
                        in.text("conversation"),
                        in.optionalText("token"),
                        in.has("visitor") ? person(in.object("visitor")) : null);
            case "ack" -> new ServiceFrame.Ack(in.text("conversation"), in.list("acks", FrameReader::acked));
            case "message" -> message(in);
            case "status" ->
                new ServiceFrame.Status(
                        in.text("conversation"),
                        Phase.ofWire(in.text("state")),
                        in.optionalText("agent"),
                        in.optionalNumber("position"),
                        in.optionalNumber("estimate"));
            case "queue" ->
                new ServiceFrame.Queue(
                        in.flag("full"),
                        in.list("entries", FrameReader::entry),
                        in.list("removed", JsonNode::textValue),
                        in.has("more") && in.flag("more"));
            case "typing" ->
                new ServiceFrame.Typing(in.text("conversation"), Side.ofWire(in.text("from")), in.flag("on"));
            case "read" ->
                new ServiceFrame.Read(in.text("conversation"), Side.ofWire(in.text("from")), in.number("seq"));
            case "delivered" -> new ServiceFrame.Delivered(in.text("conversation"), in.number("seq"));
            case "drain" -> new ServiceFrame.Drain(in.number("after"));
            case "error" ->
                new ServiceFrame.Refusal(
                        ErrorCode.ofWire(in.text("code")),
                        in.text("text"),
                        in.optionalText("conversation"),
                        in.optionalText("id"));
            case "pong" -> new ServiceFrame.Pong();
            default -> throw unknown(type);
        };
    }

    private static ServiceFrame.Message message(Fields in) {
        Fields from = in.object("from");
        return new ServiceFrame.Message(
                in.text("conversation"),
                in.number("seq"),
                in.text("id"),
                new ServiceFrame.From(Side.ofWire(from.text("kind")), from.text("name"), from.optionalText("id")),
                Kind.ofWire(in.text("kind")),
                in.text("text"),
                in.time("at"));
    }

    private static ServiceFrame.Visitor person(Fields in) {
        return new ServiceFrame.Visitor(
                in.text("name"),
                in.optionalText("email"),
                in.optionalText("phone"),
                in.text("locale"),
                in.optionalText("page"));
    }

    private static ServiceFrame.Acked acked(JsonNode node) {
        Fields in = new Fields(node);
        return new ServiceFrame.Acked(in.text("id"), in.number("seq"), in.time("at"));
    }

    private static ServiceFrame.Entry entry(JsonNode node) {
        Fields in = new Fields(node);
        return new ServiceFrame.Entry(
                in.text("conversation"),
                in.text("name"),
                Phase.ofWire(in.text("state")),
                in.time("waitingSince"),
                in.smallNumber("served"),
                in.number("version"),
                in.optionalText("department"),
                in.optionalText("agentId"),
                in.optionalText("agent"));
    }

    private static FrameException unknown(String type) {
        String cleaned = SingleLine.cleaned(type);
        String shown = cleaned.length() > 40 ? SingleLine.cut(cleaned, 40) + "…" : cleaned;
        return new FrameException(ErrorCode.UNKNOWN_TYPE, "There is no frame '" + shown + "' from this side.");
    }
}

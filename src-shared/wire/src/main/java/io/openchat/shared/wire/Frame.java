package io.openchat.shared.wire;

/**
 * What a WebSocket text message of the subprotocol {@value #SUBPROTOCOL} holds: clients send one in each, the service one or,
 * as an array, several that go out together.
 *
 * <p>Every record checks its fields when it is made and throws {@link FrameException} when one breaks its limit, so a
 * frame that exists is a valid one.
 */
public sealed interface Frame permits VisitorFrame, AgentFrame, ServiceFrame {
    /** Name of the subprotocol that both sides must offer at the upgrade. */
    String SUBPROTOCOL = "openchat.v1";

    /** The {@code type} by which the frame is told apart on the wire. */
    String type();
}

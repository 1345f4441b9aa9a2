package io.openchat.chat.desk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.StoreException;
import io.openchat.shared.http.ClientAddress;

/** Where it is written down what agents do that others may ask about later: a port to the store. */
public interface Audit {
    /** An agent is about to read along in a conversation. Blocks; throws {@link StoreException}, and then it must not happen. */
    void watches(Agent agent, ClientAddress from, String conversation);
}

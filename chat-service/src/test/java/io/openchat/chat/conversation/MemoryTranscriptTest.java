package io.openchat.chat.conversation;

import io.openchat.chat.talk.MemoryTranscript;
import io.openchat.chat.talk.TestClock;

class MemoryTranscriptTest extends TranscriptContract {
    private final MemoryTranscript transcript = new MemoryTranscript(new TestClock());

    @Override
    protected Transcript transcript() {
        return transcript;
    }
}

package io.openchat.chat.conversation;

class MemoryTranscriptTest extends TranscriptContract {
    private final MemoryTranscript transcript = new MemoryTranscript(new TestClock());

    @Override
    protected Transcript transcript() {
        return transcript;
    }
}

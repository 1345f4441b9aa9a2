package io.openchat.shared.feed;

import io.openchat.shared.record.MessageRecord;
import java.util.List;

/** Who must know what happens in conversations. */
public interface FeedConsumer {
    /** Under what its cursor stands in the store: it goes on where the last one of this name stopped. */
    String name();

    /**
     * Takes entries of any number of conversations, those of each in their order, without gaps.
     *
     * <p>Each comes at least once: again when this fails, or when the process ended before it was noted that it was taken. So what is
     * done has to be the same when it is done twice; (conversation, seq) names an entry for good.
     *
     * @throws RuntimeException to be given the same again, after a while, perhaps in another process
     */
    void accept(List<MessageRecord> entries);
}

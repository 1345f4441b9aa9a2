package io.openchat.chat.talk;

import io.openchat.chat.conversation.StoreException;
import java.util.function.Supplier;

/** What may go wrong with the store: it does not answer, or does what it is asked and then its answer is lost. */
public final class Trouble {
    private boolean down;
    private int answersToLose;

    /** Nothing is done any more, until {@link #isOver}. */
    public synchronized void begins() {
        down = true;
    }

    public synchronized void isOver() {
        down = false;
    }

    /** The next question is done, but whoever asked does not learn it. */
    public synchronized void losesTheNextAnswer() {
        answersToLose++;
    }

    public <T> T around(Supplier<T> deed) {
        synchronized (this) {
            if (down) {
                throw new StoreException("down");
            }
        }
        T answer = deed.get();
        synchronized (this) {
            if (answersToLose > 0) {
                answersToLose--;
                throw new StoreException("answer lost");
            }
        }
        return answer;
    }
}

package io.openchat.bench.driver;

/** A visitor and an agent who talk with each other, and both directions of what they say. */
public final class Pair {
    final Side[] sides;

    Pair(End visitor, End agent, Tally tally) {
        Track asked = new Track(tally);
        Track answered = new Track(tally);
        sides = new Side[] {new Side(visitor, asked, answered), new Side(agent, answered, asked)};
    }

    /** One who talks: what this one says and hears. */
    record Side(End end, Track said, Track heard) {
        void say(long due) {
            end.say(said.next(due));
        }
    }
}

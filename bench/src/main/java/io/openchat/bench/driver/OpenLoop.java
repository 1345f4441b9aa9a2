package io.openchat.bench.driver;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * So many messages a second, whatever the server does: each is due at a random time (Poisson), said by somebody at random.
 *
 * <p>A delay counts from the time at which the message was due, not from when it could be sent: a server that stands still
 * for a second is charged with all that was due in it (no coordinated omission).
 */
public final class OpenLoop implements Talk {
    /** A minute; who is slower has failed anyway. */
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private static final int DIGITS = 3;

    /** Said in one go at most when the driver is late, so that it hears between two goes. */
    private static final int AT_ONCE = 64;

    private final Loop loop;
    private final List<Pair> pairs;
    private final double meanPause;
    private final Random random;
    private final Histogram delays = new Histogram(LONGEST, DIGITS);
    private final Histogram lateness = new Histogram(LONGEST, DIGITS);
    private long due;
    private boolean over;

    public OpenLoop(Loop loop, List<Pair> pairs, int perSecond, long seed) {
        this.loop = loop;
        this.pairs = List.copyOf(pairs);
        this.meanPause = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.random = new Random(seed);
    }

    @Override
    public void begin() {
        for (Pair pair : pairs) {
            for (Pair.Side side : pair.sides) {
                side.end().listen(text -> heard(side.heard().heard(text)));
            }
        }
        due = System.nanoTime();
        saysWhatIsDue();
    }

    @Override
    public void end() {
        over = true;
    }

    /** Forgets the delays so far: those of a server that is still warming up. */
    public void forget() {
        delays.reset();
        lateness.reset();
    }

    /** The delay in milliseconds within which so many percent arrived. */
    public double millis(double percent) {
        return delays.getValueAtPercentile(percent) / 1e6;
    }

    /** The milliseconds within which so many percent were said after they were due: no delay can be told shorter than that. */
    public double millisLate(double percent) {
        return lateness.getValueAtPercentile(percent) / 1e6;
    }

    private void heard(long wasDue) {
        if (wasDue >= 0) {
            delays.recordValue(Math.clamp(System.nanoTime() - wasDue, 0, LONGEST));
        }
    }

    private void saysWhatIsDue() {
        for (int n = 0; n < AT_ONCE && !over && due <= System.nanoTime(); n++) {
            lateness.recordValue(Math.clamp(System.nanoTime() - due, 0, LONGEST));
            Pair pair = pairs.get(random.nextInt(pairs.size()));
            pair.sides[random.nextInt(pair.sides.length)].say(due);
            due += Math.round(-meanPause * Math.log(1 - random.nextDouble()));
        }
        if (!over) {
            loop.at(due, this::saysWhatIsDue);
        }
    }
}

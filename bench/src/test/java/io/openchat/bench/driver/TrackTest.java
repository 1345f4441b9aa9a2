package io.openchat.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every message is counted once: as arrived, as one too many, or as one too early; what never came is missing. */
class TrackTest {
    private final Tally tally = new Tally();
    private final Track track = new Track(tally);

    @Test
    void whatArrivesInOrder_givesTheTimeAtWhichItWasDue() {
        String first = track.next(17);
        String second = track.next(18);
        assertThat(first).hasSize(Track.LENGTH).isNotEqualTo(second);
        assertThat(track.heard(first)).isEqualTo(17);
        assertThat(track.heard(second)).isEqualTo(18);
        assertThat(tally.missing()).isZero();
        assertThat(tally.duplicated() + tally.reordered()).isZero();
    }

    @Test
    void whatDoesNotArrive_isMissing() {
        String first = track.next(1);
        track.next(2);
        track.heard(first);
        assertThat(tally.missing()).isOne();
    }

    @Test
    void whatIsNotAcknowledged_isMissing_ofAServerThatAcknowledges() {
        tally.acknowledges = true;
        track.heard(track.next(1));
        assertThat(tally.missing()).isOne();
        tally.acked++;
        assertThat(tally.missing()).isZero();
    }

    @Test
    void whatComesTwice_isADuplicate() {
        String first = track.next(1);
        track.heard(first);
        assertThat(track.heard(first)).isEqualTo(-1);
        assertThat(tally.duplicated()).isOne();
        assertThat(tally.received()).isOne();
    }

    @Test
    void whatComesTooEarly_isReordered_andStillArrived() {
        String first = track.next(1);
        String second = track.next(2);
        track.heard(second);
        track.heard(first);
        assertThat(tally.reordered()).isOne();
        assertThat(tally.missing()).isZero();
        track.heard(second);
        assertThat(tally.duplicated()).isOne();
    }

    @Test
    void anotherText_isNoneOfOurs() {
        String first = track.next(1);
        assertThat(track.heard(first.replace("fox", "cat"))).isEqualTo(-1);
        assertThat(track.heard("hello")).isEqualTo(-1);
        assertThat(tally.received()).isZero();
        assertThat(tally.reordered()).isEqualTo(2);
    }
}

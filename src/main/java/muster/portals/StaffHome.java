package muster.portals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.lifecycle.State;
import muster.provisioning.ActivationView;
import muster.provisioning.JobRow;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;

/**
 * The fleet at a glance.
 *
 * @param running the oldest activations that are not finished
 * @param moreRunning how many more there are
 * @param people null for those who do not manage them
 */
public record StaffHome(
        List<StateCount> states,
        List<ActivationView> running,
        long moreRunning,
        List<JobRow> jobs,
        List<RefusedRow> refused,
        List<GuessingRow> guessing,
        List<Stories.Line> story,
        Steps steps,
        @Nullable People people) {

    /** How many devices stand in a state. */
    public record StateCount(State state, long devices) {}

    /** A device that was refused lately, with the newest reason. */
    public record RefusedRow(UUID id, String serial, String modelName, String sentence, Instant at, int times) {}

    /**
     * A door at which somebody guessed until it closed, and that nobody has opened rightly since.
     *
     * @param door the end of the message key that says which door
     * @param whose the account or the address that guessed
     * @param closedUntil null when it is open again
     */
    public record GuessingRow(
            String door,
            String whose,
            Instant at,
            int times,
            @Nullable Instant closedUntil) {}

    /** Accounts that can sign in, invitations that were not answered, firms. */
    public record People(long users, long invited, long firms) {}

    /** What of a new installation is done. */
    public record Steps(boolean customer, boolean site, boolean position, boolean device, boolean job) {

        /** True until everything is there once. */
        public boolean isOpen() {
            return !(customer && site && position && device && job);
        }
    }
}

package muster.provisioning;

/** Why a label cannot be claimed here and now; each has its sentence and its one action. */
public enum Problem {
    UNKNOWN_CODE,
    CLAIMED_ELSEWHERE,
    RETIRED,
    QUARANTINED,
    OTHER_CUSTOMER,
    NO_JOB,
    JOB_EXPIRED,
    NOTHING_LEFT,
    NO_FIT,
    POSITION_GONE,
    FORM_USED;

    public String titleKey() {
        return "provisioning.problem." + this + ".title";
    }

    public String textKey() {
        return "provisioning.problem." + this + ".text";
    }

    public String actionKey() {
        return "provisioning.problem." + this + ".action";
    }

    /** Where the one action leads: back to the jobs, or to try another label. */
    public String href() {
        return switch (this) {
            case UNKNOWN_CODE, CLAIMED_ELSEWHERE, RETIRED, QUARANTINED, NO_FIT, POSITION_GONE, FORM_USED -> "/a";
            case OTHER_CUSTOMER, NO_JOB, JOB_EXPIRED, NOTHING_LEFT -> "/jobs";
        };
    }
}

package muster.registry;

/** The registration has flaws, or doubts that nobody accepted. */
public class RegistrationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RegistrationPlan plan;

    RegistrationRefused(RegistrationPlan plan) {
        super("%d flaws, %d doubts".formatted(plan.flaws().size(), plan.near().size()));
        this.plan = plan;
    }

    public RegistrationPlan plan() {
        return plan;
    }
}

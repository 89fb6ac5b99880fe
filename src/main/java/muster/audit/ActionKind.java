package muster.audit;

import java.util.Set;

/** What changes are about, by the first word of their actions. Each action belongs to one kind. */
public enum ActionKind {
    DEVICES,
    SECRETS,
    SETTINGS,
    PLACES,
    JOBS,
    PEOPLE,
    GUESSING;

    /** First words of the actions of this kind. */
    public Set<String> words() {
        return switch (this) {
            case DEVICES -> Set.of("device", "batch");
            case SECRETS -> Set.of("credential", "claim-code", "handover");
            case SETTINGS -> Set.of("configuration", "command", "field");
            case PLACES -> Set.of("customer", "site", "asset", "position", "tenure", "sample");
            case JOBS -> Set.of("job");
            case PEOPLE -> Set.of("user", "firm");
            case GUESSING -> Set.of("guessing");
        };
    }
}

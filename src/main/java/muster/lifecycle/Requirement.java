package muster.lifecycle;

import java.util.function.Predicate;

/**
 * What must be true before a move: a pure question to the facts.
 *
 * @param name stands in the diagram and in the message {@code lifecycle.missing.<name>}
 * @param chance true for what passes and does not come again: nobody is told that it is missing
 */
record Requirement(String name, boolean chance, Predicate<LifecycleFacts> question) {

    static final Requirement NOTHING = new Requirement("NOTHING", false, facts -> true);
    static final Requirement POSITION_FREE = fact(Fact.POSITION_FREE);
    static final Requirement CLAIM_FRESH = chance(Fact.CLAIM_FRESH);
    static final Requirement CREDENTIAL_ISSUED = fact(Fact.CREDENTIAL_ISSUED);
    static final Requirement CREDENTIAL_VALID = fact(Fact.CREDENTIAL_VALID);
    static final Requirement CONTRACT_FULFILLED = fact(Fact.CONTRACT_FULFILLED);
    static final Requirement END_DATE_GIVEN = fact(Fact.END_DATE_GIVEN);
    static final Requirement SUCCESSOR_ACTIVE = fact(Fact.SUCCESSOR_ACTIVE);
    static final Requirement LEDGER_VERIFIED = fact(Fact.LEDGER_VERIFIED);

    private static Requirement fact(Fact fact) {
        return new Requirement(fact.name(), false, facts -> facts.know(fact));
    }

    private static Requirement chance(Fact fact) {
        return new Requirement(fact.name(), true, facts -> facts.know(fact));
    }

    boolean isMetBy(LifecycleFacts facts) {
        return question.test(facts);
    }
}

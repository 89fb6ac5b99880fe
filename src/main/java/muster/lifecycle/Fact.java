package muster.lifecycle;

/** What higher floors know about a device and a move may require. */
public enum Fact {
    /** The position it is to hold is held by nobody. */
    POSITION_FREE,
    /** It was claimed so lately that the claim can be taken back as a mistake. */
    CLAIM_FRESH,
    /** It holds a position. */
    HOLDS_POSITION,
    /** It was given an operational credential that is alive. */
    CREDENTIAL_ISSUED,
    /** It has used an operational credential that is alive. */
    CREDENTIAL_VALID,
    /** Every line of its activation contract holds. */
    CONTRACT_FULFILLED,
    /** Somebody said when the maintenance ends. */
    END_DATE_GIVEN,
    /** Another device took over its position. */
    SUCCESSOR_ACTIVE,
    /** Every line of the retirement ledger is verified gone. */
    LEDGER_VERIFIED
}

package muster.registry;

/** What a credential is good for. */
public enum CredentialKind {
    /** Factory identity (802.1AR IDevID): asks for an operational credential and does nothing else. */
    BOOTSTRAP,
    /** Identity for daily work (802.1AR LDevID). */
    OPERATIONAL
}

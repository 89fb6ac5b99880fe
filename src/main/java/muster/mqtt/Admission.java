package muster.mqtt;

/** The answer to a client that wants to connect. */
public sealed interface Admission {

    /**
     * Come in.
     *
     * @param credential which kind of credential opened the door, as the deciding module names it
     * @param credentialId the very one, so that it can be looked up once more when the session is there
     */
    record Admitted(Grants grants, String credential, String credentialId) implements Admission {}

    /**
     * Stay out.
     *
     * @param sentence what the device's log should say; it travels to the client, so it discloses nothing
     */
    record Refused(RefusalCode code, String sentence) implements Admission {}
}

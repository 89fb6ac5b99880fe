package muster.mqtt;

/** The answer to a client that wants to connect. */
public sealed interface Admission {

    /**
     * Come in.
     *
     * @param credential which credential opened the door, as the deciding module names it; handed on to listeners
     */
    record Admitted(Grants grants, String credential) implements Admission {}

    /**
     * Stay out.
     *
     * @param sentence what the device's log should say; it travels to the client, so it discloses nothing
     */
    record Refused(RefusalCode code, String sentence) implements Admission {}
}

package muster.mqtt;

/**
 * Decides who may connect. Exactly one bean of a module above implements it. It is asked on a thread of its own, a
 * limited number at a time; an exception or an answer that comes too late refuses the client.
 */
public interface Admissions {

    Admission admit(ConnectAttempt attempt);
}

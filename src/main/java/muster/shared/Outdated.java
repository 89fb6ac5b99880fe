package muster.shared;

/** Somebody else saved it meanwhile (409): the page shows both values and lets the person choose. */
public class Outdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Outdated() {
        super("saved by somebody else meanwhile");
    }

    /** Refuses to go on from a version that is no longer the newest. */
    public static void refuse(int seen, int newest) {
        if (seen != newest) {
            throw new Outdated();
        }
    }
}

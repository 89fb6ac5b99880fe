package muster.shared;

/** It does not exist, or the person asking may not see it: both look the same (404). */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found");
    }

    public NotFound(Throwable cause) {
        super("not found", cause);
    }
}

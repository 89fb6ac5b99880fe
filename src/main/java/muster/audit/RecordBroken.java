package muster.audit;

/** The record is not as it was written; the message is a sentence without full stop that names the place. */
final class RecordBroken extends Exception {

    private static final long serialVersionUID = 1L;

    RecordBroken(String sentence) {
        super(sentence);
    }
}

package muster.mqtt;

import java.util.List;

/**
 * Knows the topics of devices whose firmware speaks its maker's own. At most one bean of a module above implements it;
 * without one there are none. It is asked on the network's threads, so it only reckons.
 */
public interface ForeignSpeech {

    /** The filters by which Muster hears all of them. */
    List<String> filters();

    /**
     * Whether a connection may say something on a topic.
     *
     * @param speaker as {@link Grants#foreign(String)} was told
     */
    boolean maySay(String speaker, String topic);

    /** Whether a connection may subscribe to a filter. */
    boolean mayHear(String speaker, String filter);
}

package muster.mqtt.broker;

import muster.mqtt.ForeignSpeech;
import muster.mqtt.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What one connection may do: what is granted to the letter, and for a maker's firmware what its pack allows. */
record Rights(Grants grants, ObjectProvider<ForeignSpeech> speech) {

    boolean isForeign() {
        return grants.foreign() != null;
    }

    boolean allowPublish(String topic) {
        return grants.allowPublish(topic) || isOfItsOwn(topic);
    }

    boolean allowWill(String topic) {
        return grants.allowWill(topic) || isOfItsOwn(topic);
    }

    boolean allowSubscribe(String filter) {
        var known = known();
        return grants.allowSubscribe(filter)
                || (known != null && grants.foreign() != null && known.mayHear(grants.foreign(), filter));
    }

    private boolean isOfItsOwn(String topic) {
        var known = known();
        return known != null && grants.foreign() != null && known.maySay(grants.foreign(), topic);
    }

    private @Nullable ForeignSpeech known() {
        return isForeign() ? speech.getIfAvailable() : null;
    }
}

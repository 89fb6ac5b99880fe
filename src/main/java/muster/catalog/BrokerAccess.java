package muster.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What firmware of a maker needs at the broker beside the topics of its mappings.
 *
 * @param publish what it says and nobody reads
 * @param subscribe what it hears
 * @param children below which its children speak, when it is a gateway
 * @param ask how it is asked for its version; null when it says it by itself
 */
public record BrokerAccess(
        List<TopicGrant> publish,
        List<TopicGrant> subscribe,
        List<TopicGrant> children,
        @Nullable Question ask) {

    public static final BrokerAccess NONE = new BrokerAccess(List.of(), List.of(), List.of(), null);

    public BrokerAccess {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
        children = List.copyOf(children);
    }

    public boolean hasChildren() {
        return !children.isEmpty();
    }
}

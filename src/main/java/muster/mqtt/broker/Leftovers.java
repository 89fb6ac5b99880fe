package muster.mqtt.broker;

import static java.util.stream.Collectors.toSet;

import com.hivemq.extension.sdk.api.services.subscription.SubscriptionStore;
import com.hivemq.extension.sdk.api.services.subscription.TopicSubscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Subscriptions outlive connections. A device that comes back with another credential must not go on hearing what only
 * the earlier one allowed.
 */
final class Leftovers {

    private final CompletableFuture<SubscriptionStore> subscriptions = new CompletableFuture<>();

    void found(SubscriptionStore store) {
        subscriptions.complete(store);
    }

    void sweep(String clientId, Rights rights) {
        var store = subscriptions.join();
        var foreign = store.getSubscriptions(clientId).orTimeout(5, TimeUnit.SECONDS).join().stream()
                .map(TopicSubscription::getTopicFilter)
                .filter(filter -> !rights.allowSubscribe(filter))
                .collect(toSet());
        if (!foreign.isEmpty()) {
            store.removeSubscriptions(clientId, foreign)
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
        }
    }
}

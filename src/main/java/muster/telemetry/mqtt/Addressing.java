package muster.telemetry.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.catalog.DeviceModels;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.mqtt.InboundMessage;
import muster.registry.Gateways;
import muster.registry.Gateways.Stranger;
import muster.registry.NamedDevices;
import muster.registry.NamedDevices.Called;
import muster.registry.NamedDevices.Named;
import muster.shared.DeviceId;
import muster.telemetry.ingest.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the device of each message that came on a topic of a maker's. The embedded broker says which device's connection
 * it came by, and then the name counts only for that device and, when it is a gateway, for its children; a broker that
 * is not ours does not say, and the name alone counts.
 */
@Component
class Addressing {

    private static final Actor ACTOR = Actor.system("telemetry");
    private static final DeviceId NOBODY = new DeviceId(new UUID(0, 0));

    /** Asked about once a batch, however much it says. */
    private record Pair(DeviceId child, DeviceId gateway) {}

    private final DeviceModels models;
    private final NamedDevices named;
    private final Gateways gateways;

    Addressing(DeviceModels models, NamedDevices named, Gateways gateways) {
        this.models = models;
        this.named = named;
        this.gateways = gateways;
    }

    /** In the order in which they came. */
    List<Arrived> of(List<InboundMessage> messages) {
        var called = new HashMap<InboundMessage, Set<Called>>();
        for (var message : messages) {
            if (message.topic() != null) {
                called.put(message, calledIn(message));
            }
        }
        if (called.isEmpty()) {
            return messages.stream().map(Addressing::ours).toList();
        }
        var asked = called.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return ActorContext.<List<Arrived>, RuntimeException>call(ACTOR, () -> {
            var found = named.find(asked);
            var strangers = new ArrayList<Stranger>();
            var adopted = new HashMap<Pair, Boolean>();
            var arrived = messages.stream()
                    .map(message -> message.topic() == null
                            ? ours(message)
                            : foreign(message, called.getOrDefault(message, Set.of()), found, strangers, adopted))
                    .toList();
            gateways.heard(strangers);
            return arrived;
        });
    }

    private Set<Called> calledIn(InboundMessage message) {
        return models.namesIn(String.valueOf(message.topic()), message.payload()).entrySet().stream()
                .flatMap(names -> names.getValue().stream().map(name -> new Called(names.getKey(), name)))
                .collect(Collectors.toSet());
    }

    private static Arrived ours(InboundMessage message) {
        return arrived(message, DeviceId.of(message.device()), null, null);
    }

    private Arrived foreign(
            InboundMessage message,
            Set<Called> called,
            Map<Called, List<Named>> found,
            Collection<Stranger> strangers,
            Map<Pair, Boolean> adopted) {
        var bearers = new HashSet<Named>();
        called.forEach(each -> bearers.addAll(found.getOrDefault(each, List.of())));
        if (message.device().isEmpty()) {
            return byNameAlone(message, called, bearers);
        }
        var sender = DeviceId.of(message.device());
        if (bearers.stream().anyMatch(bearer -> bearer.id().equals(sender))) {
            return arrived(message, sender, null, null);
        }
        var children =
                bearers.stream().filter(one -> sender.equals(one.gateway())).toList();
        if (children.size() == 1) {
            return arrived(message, children.getFirst().id(), sender, null);
        }
        if (children.isEmpty() && bearers.size() == 1) {
            var only = bearers.iterator().next();
            if (only.gateway() == null
                    && adopted.computeIfAbsent(
                            new Pair(only.id(), sender), pair -> gateways.adopt(pair.child(), pair.gateway(), ACTOR))) {
                return arrived(message, only.id(), sender, null);
            }
        }
        if (children.isEmpty() && !called.isEmpty()) {
            strangers.add(stranger(sender, message, called));
        }
        return arrived(message, sender, null, why(called, bearers.size(), children.size()));
    }

    private static Arrived byNameAlone(InboundMessage message, Set<Called> called, Set<Named> bearers) {
        if (bearers.size() == 1) {
            var bearer = bearers.iterator().next();
            return arrived(message, bearer.id(), bearer.gateway(), null);
        }
        return arrived(message, NOBODY, null, why(called, bearers.size(), bearers.size()));
    }

    private static Rejected why(Set<Called> called, int bearers, int children) {
        var name = called.isEmpty() ? "?" : called.iterator().next().name().text();
        if (children > 1) {
            return refused(RejectionReason.AMBIGUOUS_NAME, name, children + " devices answer to the name " + name);
        }
        return bearers > 0
                ? refused(RejectionReason.NOT_ITS_GATEWAY, name, name + " does not speak through this gateway")
                : refused(RejectionReason.UNKNOWN_DEVICE, name, "no device is registered under the name " + name);
    }

    private static Rejected refused(RejectionReason reason, String name, String detail) {
        return new Rejected(null, null, name, reason, detail);
    }

    private static Stranger stranger(DeviceId gateway, InboundMessage message, Set<Called> called) {
        return new Stranger(
                gateway,
                called.iterator().next().name().text(),
                called.stream().map(each -> each.model().toString()).sorted().toList(),
                message.payload(),
                message.receivedAt());
    }

    private static Arrived arrived(
            InboundMessage message, DeviceId device, @Nullable DeviceId via, @Nullable Rejected refused) {
        return new Arrived(
                device,
                message.payload(),
                message.receivedAt(),
                message.redelivered(),
                message.mark(),
                message.topic(),
                via,
                message.topic() == null || (via == null && !message.device().isEmpty()),
                refused);
    }
}

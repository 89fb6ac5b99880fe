package muster.mqtt;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;
import muster.mqtt.Leaf.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * What one client may publish and subscribe: exact topics, nothing follows from a pattern.
 *
 * @param foreign whom {@link ForeignSpeech} is asked about what else it may; null for a device that speaks ours
 */
public record Grants(
        Set<String> publish,
        Set<String> subscribe,
        @Nullable String foreign) {

    public Grants(Set<String> publish, Set<String> subscribe) {
        this(publish, subscribe, null);
    }

    /** Firmware of a maker: what its pack allows a device that is called so. */
    public static Grants foreign(String speaker) {
        return new Grants(Set.of(), Set.of(), speaker);
    }

    public Grants {
        publish = Set.copyOf(publish);
        subscribe = Set.copyOf(subscribe);
    }

    /** A factory identity: ask for an operational credential and hear the answer, nothing else. */
    public static Grants bootstrap(String device) {
        return of(device, Speaker.BOOTSTRAP);
    }

    /** Daily work: report, and hear configuration and commands. */
    public static Grants operational(String device) {
        return of(device, Speaker.OPERATIONAL);
    }

    public boolean allowPublish(String topic) {
        return publish.contains(topic);
    }

    public boolean allowSubscribe(String filter) {
        return subscribe.contains(filter);
    }

    public boolean allowWill(String topic) {
        return publish.contains(topic)
                && Topics.parse(topic).filter(own -> own.leaf().mayBeWill()).isPresent();
    }

    private static Grants of(String device, Speaker speaker) {
        return new Grants(
                Arrays.stream(Leaf.values())
                        .filter(leaf -> leaf.saidBy() == speaker)
                        .map(leaf -> Topics.of(device, leaf))
                        .collect(toUnmodifiableSet()),
                Arrays.stream(Leaf.values())
                        .filter(leaf -> leaf.heardBy() == speaker)
                        .map(leaf -> Topics.of(device, leaf))
                        .collect(toUnmodifiableSet()));
    }
}

package muster.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On which topics a device speaks, and how a message says which device it is.
 *
 * @param from where the payload names the device; null when only the topic does
 * @param pattern finds the serial number in that name; null when the name is the serial number
 * @param isEnd true when the name is only the end of the serial number
 */
public record Address(
        List<TopicPattern> topics,
        @Nullable ValuePath from,
        @Nullable BoundedPattern pattern,
        boolean isEnd) {

    /** Muster's own protocol, which names devices by Muster's own id. */
    public static final Address OWN = new Address(List.of(TopicPattern.OWN), null, null, false);

    public Address {
        topics = List.copyOf(topics);
    }

    public boolean hears(String topic) {
        return topics.stream().anyMatch(pattern -> pattern.matches(topic));
    }

    public boolean overlaps(Address other) {
        return topics.stream().anyMatch(mine -> other.topics.stream().anyMatch(mine::overlaps));
    }

    /** The payload's word counts more than the topic's; empty when neither names a device. */
    Optional<DeviceName> deviceIn(String topic, Json.Members payload) {
        var said = from == null ? null : from.in(payload);
        var name = said instanceof Json.Text text ? Optional.of(text.text()) : inTopic(topic);
        return name.flatMap(this::nameOf);
    }

    /** What a name says about the serial number; empty when devices of this kind are not called so. */
    Optional<DeviceName> nameOf(String name) {
        return (pattern == null ? Optional.of(name) : pattern.extract(name))
                .map(text -> new DeviceName(Payload.shorten(text), isEnd));
    }

    /** Whether devices speak on topics of their maker's here. */
    public boolean isForeign() {
        return topics.stream().anyMatch(topic -> !topic.equals(TopicPattern.OWN));
    }

    /** Whether a topic of the maker's is one of the device with this serial number, as far as the topic tells. */
    boolean isOf(String serial, String topic) {
        return topics.stream()
                .filter(one -> !one.equals(TopicPattern.OWN) && one.matches(topic))
                .anyMatch(one -> one.deviceIn(topic)
                        .map(name ->
                                nameOf(name).filter(said -> said.fits(serial)).isPresent())
                        .orElse(true));
    }

    /** The device's name as it stands in a topic. */
    Optional<String> inTopic(String topic) {
        return topics.stream().flatMap(one -> one.deviceIn(topic).stream()).findFirst();
    }
}

package muster.mqtt;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds and reads {@code muster/v1/{device}/{leaf}}, the only topics there are. */
public final class Topics {

    private static final String PREFIX = "muster/v1/";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Topics() {}

    /** A topic of one device, taken apart. */
    public record Topic(String device, Leaf leaf) {}

    /**
     * The topic of a device.
     *
     * @throws IllegalArgumentException when the id could change the meaning of the topic
     */
    public static String of(String device, Leaf leaf) {
        if (!isId(device)) {
            throw new IllegalArgumentException("not a device id for a topic");
        }
        return PREFIX + device + "/" + leaf.text();
    }

    /** The topic taken apart; empty when it is none of ours, to the letter. */
    public static Optional<Topic> parse(String topic) {
        if (!topic.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var slash = topic.indexOf('/', PREFIX.length());
        if (slash < 0) {
            return Optional.empty();
        }
        var device = topic.substring(PREFIX.length(), slash);
        return Leaf.of(topic.substring(slash + 1)).filter(leaf -> isId(device)).map(leaf -> new Topic(device, leaf));
    }

    /** An id that is safe in a topic and in a client id: {@code [A-Za-z0-9_-]{1,64}}. */
    public static boolean isId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }

    /**
     * Whether a request may be answered on the topic it names: the device's own answer topic and no other, or a device
     * could make Muster speak on a topic that it may not publish to itself.
     */
    public static boolean mayAnswerOn(String device, Leaf request, @Nullable String responseTopic) {
        return request.answer()
                .filter(answer -> of(device, answer).equals(responseTopic))
                .isPresent();
    }

    /** The filter by which Muster hears one leaf of all devices. */
    public static String ofAllDevices(Leaf leaf) {
        return PREFIX + "+/" + leaf.text();
    }
}

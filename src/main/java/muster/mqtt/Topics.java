package muster.mqtt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds and reads {@code muster/v1/{device}/{leaf}}, the topics of Muster's own protocol. */
public final class Topics {

    private static final String OURS = "muster/";
    private static final String PREFIX = OURS + "v1/";
    private static final int LONGEST_ID = 64;

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

    /** Whether a topic is one of Muster's own, of whatever version, and none of a maker's. */
    public static boolean isOurs(String topic) {
        return topic.startsWith(OURS);
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
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return false;
        }
        for (var place = 0; place < id.length(); place++) {
            var letter = id.charAt(place);
            var isPlain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-'
                    || letter == '_';
            if (!isPlain) {
                return false;
            }
        }
        return true;
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

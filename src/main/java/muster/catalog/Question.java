package muster.catalog;

/**
 * What firmware of a maker has to be asked, because it does not say its version by itself.
 *
 * @param topic where it hears the question; {@code {device}} for its name, as in the payload
 */
public record Question(String topic, String payload) {

    /** As it is put to the device that bears this name in its topics. */
    Question to(String name) {
        return new Question(topic.replace(TopicPattern.DEVICE, name), payload.replace(TopicPattern.DEVICE, name));
    }
}

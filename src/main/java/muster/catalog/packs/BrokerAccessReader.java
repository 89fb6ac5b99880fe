package muster.catalog.packs;

import java.util.List;
import muster.catalog.BrokerAccess;
import muster.catalog.Question;
import muster.catalog.TopicGrant;

/** Reads what the firmware needs at the broker beside its telemetry. */
final class BrokerAccessReader {

    private BrokerAccessReader() {}

    static BrokerAccess read(Entry entry) {
        var fields = entry.fields("publish", "subscribe", "children", "ask");
        return new BrokerAccess(
                grants(fields, "publish"),
                grants(fields, "subscribe"),
                grants(fields, "children"),
                fields.find("ask").map(BrokerAccessReader::question).orElse(null));
    }

    private static Question question(Entry entry) {
        var fields = entry.fields("topic", "payload");
        var topic = fields.require("topic").as("a topic such as {device}/rpc", BrokerAccessReader::topic);
        return new Question(topic, fields.require("payload").text());
    }

    private static String topic(String text) {
        if (text.contains("+") || text.contains("#") || !TopicGrant.of(text).namesDevice()) {
            throw new IllegalArgumentException("not a topic of one device: " + text);
        }
        return text;
    }

    private static List<TopicGrant> grants(Fields fields, String name) {
        return fields.items(name).stream()
                .map(topic -> topic.as("a topic such as cmnd/{device}/#", TopicGrant::of))
                .toList();
    }
}

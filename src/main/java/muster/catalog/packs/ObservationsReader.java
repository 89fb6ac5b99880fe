package muster.catalog.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.catalog.Channel;
import muster.catalog.Dictionary;
import muster.catalog.Quantity;
import muster.catalog.Source;
import muster.catalog.ValuePath;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping observes: of the device as a whole, and channel by channel. */
final class ObservationsReader {

    private static final ValuePath NOWHERE = new ValuePath(List.of());

    private final Dictionary dictionary;
    private final Faults faults;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    ObservationsReader(Dictionary dictionary, Faults faults) {
        this.dictionary = dictionary;
        this.faults = faults;
    }

    void readWhole(Fields fields) {
        fields.find("observations").ifPresent(observations -> observe(observations, null, NOWHERE));
    }

    void readChannels(Fields fields) {
        var each = fields.find("each_channel");
        var given = fields.find("channels");
        if (given.isEmpty()) {
            each.ifPresent(entry -> {
                throw entry.says("expected the key channels beside it, found none");
            });
            return;
        }
        for (var member : given.get().fields().all()) {
            faults.run(() -> readChannel(member.getKey(), member.getValue(), each));
        }
    }

    private void readChannel(String name, Entry entry, Optional<Entry> each) {
        if (!name.matches(QuantityReader.NAME)) {
            throw entry.says("expected a channel such as output_1");
        }
        var fields = entry.fields("label", "under", "observations");
        var before = sources.size();
        channels.add(new Channel(name, ModelReader.sentence(fields.require("label"))));
        var under = fields.get("under", MappingReader::path, NOWHERE);
        each.ifPresent(observations -> observe(observations, name, under));
        fields.find("observations").ifPresent(observations -> observe(observations, name, under));
        if (sources.size() == before && faults.areNone()) {
            throw entry.says("expected at least one quantity, found none");
        }
    }

    private void observe(Entry observations, @Nullable String channel, ValuePath under) {
        for (var member : observations.fields().all()) {
            faults.run(() -> {
                var quantity = quantity(member.getKey(), member.getValue());
                refuseTwin(quantity, channel, member.getValue());
                sources.add(new ObservationReader(quantity, channel, under).read(member.getValue()));
            });
        }
    }

    private Quantity quantity(String name, Entry entry) {
        return dictionary
                .find(name)
                .orElseThrow(() -> entry.says("expected a quantity of the dictionary, found \"" + name + "\""));
    }

    private void refuseTwin(Quantity quantity, @Nullable String channel, Entry entry) {
        var isTwin = sources.stream()
                .anyMatch(source ->
                        source.quantity().equals(quantity) && channel != null && channel.equals(source.channel()));
        if (isTwin) {
            throw entry.says("expected it here or in each_channel, found it in both");
        }
    }

    boolean areNone() {
        return sources.isEmpty() && faults.areNone();
    }

    List<Channel> channels() {
        return channels;
    }

    List<Source> sources() {
        return sources;
    }
}

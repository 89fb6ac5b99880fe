package muster.catalog.packs;

import java.util.ArrayList;
import java.util.List;
import muster.catalog.Dictionary;
import muster.catalog.FirmwareRange;
import muster.catalog.Mapping;
import muster.catalog.ValuePath;

/** Reads the mappings of a pack. */
final class MappingReader {

    private static final String A_RANGE = "a firmware range such as \"[1.0,2.0)\"";
    private static final String A_PATH = "a path such as battery.voltage, channels[0] or params[\"em:0\"].power";

    private final Dictionary dictionary;
    private final List<String> hardware;
    private final Faults faults;

    MappingReader(Dictionary dictionary, List<String> hardware, Faults faults) {
        this.dictionary = dictionary;
        this.hardware = hardware;
        this.faults = faults;
    }

    List<Mapping> read(Entry telemetry) {
        var mappings = new ArrayList<Mapping>();
        for (var entry : telemetry.someItems()) {
            faults.run(() -> {
                var fields = entry.fields(
                        "firmware",
                        "hardware",
                        "topics",
                        "device",
                        "body",
                        "time",
                        "sequence",
                        "reports_firmware",
                        "observations",
                        "channels",
                        "each_channel",
                        "ignore");
                var mapping = read(entry, fields);
                refuseOverlap(fields.require("firmware"), mapping, mappings);
                mappings.add(mapping);
            });
        }
        return mappings;
    }

    private Mapping read(Entry entry, Fields fields) {
        var scope = new Mapping.Scope(
                range(fields.require("firmware")),
                fields.items("hardware").stream().map(this::revision).toList(),
                AddressReader.read(entry, fields));
        var envelope = EnvelopeReader.read(fields);
        var observations = new ObservationsReader(dictionary, faults);
        observations.readWhole(fields);
        observations.readChannels(fields);
        if (observations.areNone() && envelope.firmware() == null) {
            throw fields.find("observations").orElse(entry).says("expected at least one quantity, found none");
        }
        return new Mapping(
                entry.revision(),
                scope,
                envelope,
                observations.channels(),
                observations.sources(),
                fields.items("ignore").stream().map(MappingReader::path).toList());
    }

    static FirmwareRange range(Entry entry) {
        return entry.as(A_RANGE, FirmwareRange::of);
    }

    static ValuePath path(Entry entry) {
        return entry.as(A_PATH, ValuePath::of);
    }

    private String revision(Entry entry) {
        if (!hardware.contains(entry.text())) {
            throw entry.expected("one of " + String.join(", ", hardware));
        }
        return entry.text();
    }

    private static void refuseOverlap(Entry entry, Mapping mapping, List<Mapping> before) {
        for (var other : before) {
            if (mapping.scope().overlaps(other.scope())) {
                throw entry.expected("a range of its own, apart from " + other.firmware());
            }
        }
    }
}

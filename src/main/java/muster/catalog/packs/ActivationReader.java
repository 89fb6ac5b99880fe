package muster.catalog.packs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import muster.catalog.ActivationContract;
import muster.catalog.FirmwareRange;
import muster.catalog.LinkMinimum;
import muster.catalog.Mapping;

/** Reads the activation contract of a pack. */
final class ActivationReader {

    private static final int MOST_READINGS = 100;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration FIRST_READING = Duration.ofMinutes(15);

    private final List<String> hardware;
    private final List<Mapping> mappings;
    private final boolean isConfigured;
    private final boolean canIdentify;

    ActivationReader(List<String> hardware, List<Mapping> mappings, boolean isConfigured, boolean canIdentify) {
        this.hardware = hardware;
        this.mappings = mappings;
        this.isConfigured = isConfigured;
        this.canIdentify = canIdentify;
    }

    ActivationContract read(Entry entry) {
        var fields = entry.fields(
                "firmware", "require", "within", "first_reading", "link", "configuration_acknowledged", "identify");
        var firmware = firmware(fields.require("firmware"));
        var contract = new ActivationContract(
                firmware,
                required(fields.require("require"), firmware),
                fields.get("within", ActivationReader::duration, WINDOW),
                fields.get("first_reading", ActivationReader::duration, FIRST_READING),
                fields.find("link").map(ActivationReader::link).orElse(null),
                fields.get("configuration_acknowledged", Entry::truth, isConfigured),
                fields.get("identify", Entry::truth, canIdentify));
        if (contract.configurationAcknowledged() && !isConfigured) {
            throw fields.require("configuration_acknowledged").says("expected a configuration in the pack, found none");
        }
        if (contract.identify() && !canIdentify) {
            throw fields.require("identify")
                    .says("expected the pack to say how the device shows itself, found nothing");
        }
        return contract;
    }

    private SequencedMap<String, FirmwareRange> firmware(Entry entry) {
        var ranges = new LinkedHashMap<String, FirmwareRange>();
        if (!entry.isGroup()) {
            var forAll = MappingReader.range(entry);
            hardware.forEach(revision -> ranges.put(revision, forAll));
            return ranges;
        }
        for (var member : entry.fields(hardware.toArray(String[]::new)).all()) {
            ranges.put(member.getKey(), MappingReader.range(member.getValue()));
        }
        return ranges;
    }

    /** Each quantity must be delivered, on whatever topic, by every firmware that is allowed and can be read. */
    private SequencedMap<String, Integer> required(Entry entry, SequencedMap<String, FirmwareRange> firmware) {
        var required = new LinkedHashMap<String, Integer>();
        for (var member : entry.fields().all()) {
            required.put(member.getKey(), member.getValue().whole(1, MOST_READINGS));
            for (var mapping : mappings) {
                var isAllowed = firmware.values().stream().anyMatch(mapping.firmware()::overlaps);
                if (isAllowed && !isDelivered(member.getKey(), mapping)) {
                    throw member.getValue()
                            .says("expected a quantity that firmware " + mapping.firmware() + " delivers, found \""
                                    + member.getKey() + "\"");
                }
            }
        }
        // who measures nothing cannot show it
        if (required.isEmpty()
                && mappings.stream().anyMatch(mapping -> !mapping.sources().isEmpty())) {
            throw entry.says("expected at least one quantity, found none");
        }
        return required;
    }

    private boolean isDelivered(String quantity, Mapping by) {
        return mappings.stream()
                .filter(mapping -> mapping.firmware().overlaps(by.firmware()))
                .flatMap(mapping -> mapping.sources().stream())
                .anyMatch(source -> source.quantity().name().equals(quantity));
    }

    static Duration duration(Entry entry) {
        var duration = entry.as("a duration such as PT15M", Duration::parse);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(30)) > 0) {
            throw entry.expected("a duration of up to 30 days such as PT15M");
        }
        return duration;
    }

    private static LinkMinimum link(Entry entry) {
        var fields = entry.fields("rssi");
        var rssi = fields.require("rssi");
        var lowest = rssi.number().doubleValue();
        if (lowest < -150 || lowest > 0) {
            throw rssi.expected("a signal level from -150 to 0 dBm");
        }
        return new LinkMinimum("rssi", lowest, "dB{mW}");
    }
}

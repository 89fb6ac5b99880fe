package muster.catalog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A maker's type of device, as a pack describes it.
 *
 * @param maker the maker's name for people
 * @param kind CLIMATE_SENSOR, ENERGY_METER, GATEWAY, …, one of {@link Dictionary#kindsOfModel()}
 * @param picture the name of a lucide icon
 * @param hardware the revisions that exist, oldest first
 * @param serials null when nothing is known of the maker's serial numbers
 * @param version finds the comparable part of what the device reports as its firmware; null when that is all of it
 * @param configuration the settings that Muster sends to a new device; values are String, Boolean, Long or Double
 * @param identify null when the device cannot show itself
 * @param broker what it needs at the broker beside the topics of its mappings
 * @param origin the file that the pack was read from
 */
public record DeviceModel(
        ModelKey key,
        String name,
        String maker,
        String kind,
        String picture,
        List<String> hardware,
        @Nullable SerialNumbers serials,
        @Nullable BoundedPattern version,
        List<Mapping> mappings,
        ActivationContract activation,
        SequencedMap<String, Object> configuration,
        @Nullable Identify identify,
        @Nullable ClaimHints claim,
        BrokerAccess broker,
        List<Example> examples,
        String origin) {

    /** Any device's topic of Muster's own protocol. */
    private static final String OWN_TOPIC = TopicPattern.OWN.filter();

    /** The key of its kind's label in the messages. */
    public String kindKey() {
        return "catalog.kind." + kind;
    }

    /** Whether there is anything that a new device is told about how to work. */
    public boolean hasSettings() {
        return !configuration.isEmpty();
    }

    public boolean fitsSerial(String serial) {
        return serials == null || serials.fits(serial);
    }

    /** The comparable part of what a device reports as its firmware; empty when there is none. */
    public Optional<FirmwareVersion> versionOf(String firmware) {
        var text = version == null ? Optional.of(firmware) : version.extract(firmware);
        return text.flatMap(FirmwareVersion::parse);
    }

    /** True when the activation contract allows this firmware, as reported, on this hardware; any is any, none too. */
    public boolean allows(String revision, String firmware) {
        return activation
                .firmwareFor(revision)
                .filter(range ->
                        versionOf(firmware).map(range::contains).orElseGet(() -> range.equals(FirmwareRange.ALL)))
                .isPresent();
    }

    public Optional<Mapping> mapping(@Nullable String revision, String firmware) {
        return mapping(revision, firmware, OWN_TOPIC);
    }

    /** The mapping for a message on this topic; one for every version serves also a device that reports none. */
    public Optional<Mapping> mapping(@Nullable String revision, String firmware, String topic) {
        var reported = versionOf(firmware).orElse(null);
        return mappings.stream()
                .filter(mapping ->
                        mapping.isFor(revision, reported) && mapping.address().hears(topic))
                .findFirst();
    }

    /** Whether its firmware speaks topics of its maker, so that it cannot ask for a credential of its own. */
    public boolean isForeign() {
        return broker.hasChildren()
                || mappings.stream().anyMatch(mapping -> mapping.address().isForeign());
    }

    /** How the device that spoke on this topic is asked for its version; empty when it says it by itself. */
    public Optional<Question> question(String topic) {
        return Optional.ofNullable(broker.ask())
                .flatMap(question -> mappings.stream()
                        .flatMap(mapping -> mapping.address().inTopic(topic).stream())
                        .findFirst()
                        .map(question::to));
    }

    /** Whether it speaks Muster's own protocol, too. */
    public boolean speaksOurs() {
        return mappings.stream().anyMatch(mapping -> mapping.address().hears(OWN_TOPIC));
    }

    /** Whether a foreign device of this serial number may say something on a topic: its own name, or a child's. */
    public boolean maySay(String serial, String topic) {
        return mappings.stream().anyMatch(mapping -> mapping.address().isOf(serial, topic))
                || isGranted(broker.publish(), serial, topic)
                || broker.children().stream().anyMatch(grant -> grant.covers(topic));
    }

    /** Whether a foreign device of this serial number may subscribe to a filter. */
    public boolean mayHear(String serial, String filter) {
        return isGranted(broker.subscribe(), serial, filter);
    }

    private boolean isGranted(List<TopicGrant> grants, String serial, String topic) {
        return grants.stream()
                .filter(grant -> grant.covers(topic))
                .anyMatch(grant -> !grant.namesDevice()
                        || grant.nameIn(topic)
                                .filter(name -> isCalled(serial, name))
                                .isPresent());
    }

    /** Whether a device of this serial number may bear this name in a topic. */
    public boolean isCalled(String serial, String name) {
        return namesOf(name).stream().anyMatch(each -> each.fits(serial));
    }

    /** What a name in a topic may say about the serial number. */
    public Set<DeviceName> namesOf(String name) {
        return mappings.stream()
                .filter(mapping -> mapping.address().isForeign())
                .flatMap(mapping -> mapping.address().nameOf(name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<DeviceName> namesIn(String topic, byte[] payload) {
        return mappings.stream()
                .filter(mapping -> mapping.address().hears(topic))
                .flatMap(mapping -> mapping.deviceIn(topic, payload).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The channels of a device of this hardware and firmware, as reported, and what each of them measures. */
    public List<MeasuringChannel> channels(String revision, String firmware) {
        var reported = versionOf(firmware).orElse(null);
        var measured = new LinkedHashMap<Channel, SequencedSet<String>>();
        mappings.stream()
                .filter(mapping -> mapping.isFor(revision, reported))
                .forEach(mapping -> mapping.channels()
                        .forEach(channel -> measured.computeIfAbsent(channel, first -> new LinkedHashSet<>())
                                .addAll(mapping.measuredBy(channel))));
        return measured.entrySet().stream()
                .map(each ->
                        new MeasuringChannel(each.getKey().name(), each.getKey().label(), List.copyOf(each.getValue())))
                .toList();
    }

    /** What people call a channel; its name where no firmware has it any more. */
    public String labelOf(String channel) {
        return mappings.stream()
                .flatMap(mapping -> mapping.channels().stream())
                .filter(each -> each.name().equals(channel))
                .map(Channel::label)
                .findFirst()
                .orElse(channel);
    }

    /** Whether it may speak for devices of another model, on a topic of theirs. */
    public boolean speaksFor(DeviceModel other) {
        return !other.broker.hasChildren()
                && other.mappings.stream()
                        .flatMap(mapping -> mapping.address().topics().stream())
                        .anyMatch(topic -> broker.children().stream().anyMatch(grant -> grant.covers(topic.filter())));
    }

    /** Names of all quantities that some firmware of this model delivers. */
    public SequencedSet<String> delivers() {
        var names = new LinkedHashSet<String>();
        mappings.forEach(mapping ->
                mapping.sources().forEach(source -> names.add(source.quantity().name())));
        return names;
    }

    /** Reads a payload as the reported firmware means it; never throws, whatever it is. */
    public Readings read(String firmware, String payload) {
        return mapping(null, firmware).map(mapping -> mapping.read(payload)).orElseGet(() -> unmapped(firmware));
    }

    /** As {@link #read(String, String)}, for the bytes of a message and a known hardware revision. */
    public Readings read(@Nullable String revision, String firmware, byte[] payload) {
        return mapping(revision, firmware).map(mapping -> mapping.read(payload)).orElseGet(() -> unmapped(firmware));
    }

    /** As {@link #read(String, String, byte[])}, for a device that speaks on a topic of its maker. */
    public Readings read(@Nullable String revision, String firmware, String topic, byte[] payload) {
        return mapping(revision, firmware, topic)
                .map(mapping -> mapping.read(payload))
                .orElseGet(() -> unmapped(firmware));
    }

    private Readings unmapped(String firmware) {
        var raw = Payload.shorten(firmware);
        return Readings.refused(
                RejectionReason.NO_MAPPING, raw, "the pack of " + key + " has no mapping for firmware " + raw);
    }
}

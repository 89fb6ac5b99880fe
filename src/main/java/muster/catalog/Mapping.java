package muster.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the payloads of some firmware, on some topics, become observations. */
public final class Mapping {

    private final String revision;
    private final Scope scope;
    private final Envelope envelope;
    private final List<Channel> channels;
    private final List<Source> sources;
    private final List<ValuePath> ignored;
    private final List<SourceReader> readers;
    private final ImprintReader imprintReader;
    private final KnownFields known;

    /**
     * Which messages a mapping is for.
     *
     * @param hardware revisions that it holds for; none means all
     */
    public record Scope(FirmwareRange firmware, List<String> hardware, Address address) {

        public Scope {
            hardware = List.copyOf(hardware);
        }

        /** True when one message can be meant by both. */
        public boolean overlaps(Scope other) {
            var sameHardware = hardware.isEmpty()
                    || other.hardware.isEmpty()
                    || hardware.stream().anyMatch(other.hardware::contains);
            return sameHardware && firmware.overlaps(other.firmware) && address.overlaps(other.address);
        }
    }

    /**
     * Prepares whatever can be prepared, so that reading a message is quick.
     *
     * @param revision changes whenever the pack says anything else about it
     * @param ignored fields that the pack knows and does not want
     */
    public Mapping(
            String revision,
            Scope scope,
            Envelope envelope,
            Collection<Channel> channels,
            Collection<Source> sources,
            Collection<ValuePath> ignored) {
        this.revision = revision;
        this.scope = scope;
        this.envelope = envelope;
        this.channels = List.copyOf(channels);
        this.sources = List.copyOf(sources);
        this.ignored = List.copyOf(ignored);
        this.readers = sources.stream().map(SourceReader::new).toList();
        this.imprintReader = new ImprintReader(envelope);
        this.known = new KnownFields(Stream.of(
                        sources.stream().flatMap(Mapping::pathsOf),
                        envelope.paths(),
                        Stream.ofNullable(scope.address().from()),
                        ignored.stream())
                .flatMap(paths -> paths)
                .toList());
    }

    /** The same with what people taught Muster beside the pack: more sources, and fields that nobody wants. */
    public Mapping with(Collection<Source> taught, Collection<ValuePath> unwanted) {
        return new Mapping(
                revision,
                scope,
                envelope,
                channels,
                Stream.concat(sources.stream(), taught.stream()).toList(),
                Stream.concat(ignored.stream(), unwanted.stream()).toList());
    }

    /** True when this place is read, or ignored. */
    public boolean knows(ValuePath path) {
        return known.knows(path);
    }

    private static Stream<ValuePath> pathsOf(Source source) {
        var declared = source.declared();
        return Stream.concat(
                source.pick().from().stream(), declared == null ? Stream.of() : Stream.of(declared.from()));
    }

    /** Eight hexadecimal digits. */
    public String revision() {
        return revision;
    }

    public FirmwareRange firmware() {
        return scope.firmware();
    }

    public List<String> hardware() {
        return scope.hardware();
    }

    public Address address() {
        return scope.address();
    }

    public Scope scope() {
        return scope;
    }

    public Envelope envelope() {
        return envelope;
    }

    /** The parts of the device that can each hold a position; none when the device is one whole. */
    public List<Channel> channels() {
        return channels;
    }

    List<String> measuredBy(Channel channel) {
        return sources.stream()
                .filter(source -> channel.name().equals(source.channel()))
                .map(source -> source.quantity().name())
                .toList();
    }

    public List<Source> sources() {
        return sources;
    }

    /** How this quantity of this channel is read; null asks for the device as a whole. */
    public Optional<Source> source(String quantity, @Nullable String channel) {
        for (var source : sources) {
            if (source.quantity().name().equals(quantity) && Objects.equals(source.channel(), channel)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    public List<ValuePath> ignored() {
        return ignored;
    }

    /** Null asks for whatever hardware. */
    boolean isFor(@Nullable String revision, @Nullable FirmwareVersion version) {
        return firmware().holdsFor(version)
                && (revision == null || hardware().isEmpty() || hardware().contains(revision));
    }

    Readings read(Json.Members payload) {
        var accepted = new ArrayList<Reading>();
        var rejected = new ArrayList<Rejected>();
        for (var reader : readers) {
            switch (reader.read(payload)) {
                case Reading reading -> accepted.add(reading);
                case Rejected refusal -> rejected.add(refusal);
                case null -> {}
            }
        }
        var imprint = imprintReader.read(payload, rejected);
        return new Readings(accepted, rejected, known.unknownIn(payload), imprint);
    }

    /** Reads a payload; never throws, whatever it is. */
    public Readings read(String payload) {
        try {
            return read(envelope.body() == Envelope.Body.TEXT ? Payload.word(payload) : Payload.parse(payload));
        } catch (Payload.PayloadRefused refused) {
            return refused.readings(payload);
        }
    }

    /** Reads the bytes of a message; never throws, whatever they are. */
    public Readings read(byte[] payload) {
        try {
            return read(open(payload));
        } catch (Payload.PayloadRefused refused) {
            return refused.readings(Payload.text(payload));
        }
    }

    /** What a message on one of this mapping's topics calls its device. */
    public Optional<DeviceName> deviceIn(String topic, byte[] payload) {
        try {
            return address().deviceIn(topic, open(payload));
        } catch (Payload.PayloadRefused refused) {
            // the topic may still name it, and the refusal then belongs to that device
            return address().deviceIn(topic, Payload.NOTHING);
        }
    }

    private Json.Members open(byte[] payload) throws Payload.PayloadRefused {
        return envelope.body() == Envelope.Body.TEXT ? Payload.word(payload) : Payload.parse(payload);
    }
}

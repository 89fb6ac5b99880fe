package muster.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the payloads of some firmware become observations. */
public final class Mapping {

    private final FirmwareRange firmware;
    private final List<String> hardware;
    private final List<Source> sources;
    private final List<ValuePath> ignored;
    private final List<SourceReader> readers;
    private final KnownFields known;

    /**
     * @param hardware revisions that it holds for; none means all
     * @param ignored fields that the pack knows and does not want
     */
    public Mapping(
            FirmwareRange firmware,
            Collection<String> hardware,
            Collection<Source> sources,
            Collection<ValuePath> ignored) {
        this.firmware = firmware;
        this.hardware = List.copyOf(hardware);
        this.sources = List.copyOf(sources);
        this.ignored = List.copyOf(ignored);
        this.readers = sources.stream().map(SourceReader::new).toList();
        this.known = new KnownFields(Stream.concat(sources.stream().flatMap(Mapping::pathsOf), ignored.stream())
                .toList());
    }

    private static Stream<ValuePath> pathsOf(Source source) {
        var declared = source.declared();
        return declared == null ? Stream.of(source.from()) : Stream.of(source.from(), declared.from());
    }

    public FirmwareRange firmware() {
        return firmware;
    }

    public List<String> hardware() {
        return hardware;
    }

    public List<Source> sources() {
        return sources;
    }

    public List<ValuePath> ignored() {
        return ignored;
    }

    /** Null asks for whatever hardware. */
    boolean isFor(@Nullable String revision, FirmwareVersion version) {
        return firmware.contains(version) && (revision == null || hardware.isEmpty() || hardware.contains(revision));
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
        return new Readings(accepted, rejected, known.unknownIn(payload));
    }

    /** Reads a payload; never throws, whatever it is. */
    public Readings read(String payload) {
        try {
            return read(Payload.parse(payload));
        } catch (Payload.PayloadRefused refused) {
            return refused.readings(payload);
        }
    }

    /** Reads the bytes of a message; never throws, whatever they are. */
    public Readings read(byte[] payload) {
        try {
            return read(Payload.parse(payload));
        } catch (Payload.PayloadRefused refused) {
            return refused.readings(Payload.text(payload));
        }
    }
}

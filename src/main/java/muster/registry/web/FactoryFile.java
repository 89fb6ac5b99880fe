package muster.registry.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.mqtt.Broker;
import muster.registry.Batch;
import muster.registry.DeviceSecrets;
import org.springframework.stereotype.Component;

/** What the factory writes into the devices, as CSV (RFC 4180). */
@Component
class FactoryFile {

    private static final Pattern FORMULA = Pattern.compile("[\\s\"']*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final List<String> COLUMNS = List.of(
            "serial",
            "model",
            "hardware",
            "device_id",
            "mqtt_host",
            "mqtt_port",
            "bootstrap_secret",
            "claim_code",
            "label_link");

    private final Broker broker;
    private final PublicAddress address;

    FactoryFile(Broker broker, PublicAddress address) {
        this.broker = broker;
        this.address = address;
    }

    String of(Batch batch, List<DeviceSecrets> devices) {
        var host = host();
        var port = port();
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (var device : devices) {
                csv.writeRecord(Stream.of(
                                device.serial(),
                                batch.model(),
                                batch.hardware(),
                                device.device().toString(),
                                host,
                                port,
                                device.bootstrap(),
                                device.claimCode().grouped(),
                                address.linkOf(device.claimCode()))
                        .map(FactoryFile::harmless)
                        .toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written to memory
        }
        return text.toString();
    }

    /** Where devices connect. */
    String host() {
        return broker.isEmbedded() ? address.host() : broker.host();
    }

    String port() {
        return Integer.toString(broker.port());
    }

    /** A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
    static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}

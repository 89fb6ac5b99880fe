package muster.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Secrets on their one way out: sealed under a key that only the browser of the person holds, gone after a day. */
@Service
public class Handovers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String seal(Batch batch, List<DeviceSecrets> devices) {
        var key = Sealed.freshKey();
        jdbc.sql("""
                insert into registry.handover (batch_id, sealed, created_at, expires_at)
                values (:batch, :sealed, :now, :expires)
                """)
                .param("batch", batch.id().value())
                .param("sealed", Sealed.seal(textOf(devices), key, batch.id().toString()))
                .param("now", batch.createdAt().atOffset(ZoneOffset.UTC))
                .param("expires", batch.createdAt().plus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }

    /** The secrets of a batch, in the order they were registered; refused when gone or when the key does not fit. */
    @Transactional(readOnly = true)
    public List<DeviceSecrets> open(BatchId batch, @Nullable String key) {
        return jdbc.sql("select sealed from registry.handover where batch_id = :batch and expires_at > :now")
                .param("batch", batch.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .optional()
                .flatMap(box -> Sealed.open(box, key, batch.toString()))
                .map(Handovers::devicesIn)
                .orElseThrow(() -> new Refused("registry.handover.gone"));
    }

    private static String textOf(List<DeviceSecrets> devices) {
        return devices.stream()
                .map(device -> String.join(
                        "\t",
                        device.device().toString(),
                        device.serial(),
                        device.bootstrap(),
                        device.claimCode().text()))
                .collect(Collectors.joining("\n"));
    }

    private static List<DeviceSecrets> devicesIn(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(part -> new DeviceSecrets(DeviceId.of(part[0]), part[1], part[2], new ClaimCode(part[3])))
                .toList();
    }
}

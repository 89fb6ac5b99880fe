package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SerialNumberTest {

    @Test
    void what_eyes_confuse_folds_into_one() {
        assertThat(SerialNumber.fold("th-1O0l"))
                .isEqualTo(SerialNumber.fold("TH 1001"))
                .isEqualTo("TH1001");
        assertThat(SerialNumber.fold("TH-1002")).isNotEqualTo(SerialNumber.fold("TH-1001"));
    }

    @Test
    void its_tail_is_what_can_be_read_out() {
        assertThat(device("C8:25:2D:8E:9A:DF").serialTail()).isEqualTo("9ADF");
        assertThat(device("TH-0012").serialTail()).isEqualTo("0012");
        assertThat(device("A-1").serialTail()).isEqualTo("A1");
    }

    private static Device device(String serial) {
        return new Device(
                DeviceId.next(), "acme/th-100", "A", serial, BatchId.next(), null, null, null, Instant.EPOCH, 0);
    }

    @Test
    void the_shape_is_the_makers_habit() {
        assertThat(SerialNumber.shape("TH-0012")).isEqualTo(SerialNumber.shape("TH-9931"));
        assertThat(SerialNumber.shape("TH-0012")).isNotEqualTo(SerialNumber.shape("TH-00120"));
        assertThat(SerialNumber.shape("TH-0012")).isNotEqualTo(SerialNumber.shape("TH-O012"));
        assertThat(SerialNumber.shape("B8D61A8B17CC")).isEqualTo(SerialNumber.shape("B8D61A001709"));
        assertThat(SerialNumber.shape("C8:25:2D:8E:9C:2C")).isEqualTo(SerialNumber.shape("00:00:00:00:00:0A"));
        assertThat(SerialNumber.shape("")).isEmpty();
    }
}

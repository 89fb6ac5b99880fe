package muster.provisioning.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.TestDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class CredentialRequestsTest {

    private static final int MOST = 10;

    @Autowired
    FieldWork field;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void a_device_that_asks_in_a_loop_is_told_to_wait_and_writes_nothing_more() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            device.bootstrap();
            for (int each = 0; each < MOST; each++) {
                assertThat(TestDevice.field(field.ask(device), "outcome")).isEqualTo("issued");
            }
            var last = TestDevice.field(device.answers.getLast(), "secret");

            for (int each = 0; each < 3; each++) {
                var answer = field.ask(device);
                assertThat(TestDevice.field(answer, "reason")).isEqualTo("try_later");
                assertThat(TestDevice.field(answer, "sentence")).isNotBlank();
            }

            assertThat(field.recorded(device, "credential.issued")).isEqualTo(MOST);
            // the one it was given last is as good as before
            device.connect(last);
        }
    }

    @Test
    void after_half_an_hour_it_is_given_one_again() throws Exception {
        try (var device = field.device()) {
            field.claim(device);
            device.bootstrap();
            for (int each = 0; each < MOST; each++) {
                field.ask(device);
            }
            clock.forward(Duration.ofMinutes(31));
            device.connect(TestDevice.field(field.ask(device), "secret"));
        }
    }
}

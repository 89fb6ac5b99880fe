package muster.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;

@ModuleTest
@Import(ListenerFailuresTest.Talker.class)
@ExtendWith(OutputCaptureExtension.class)
class ListenerFailuresTest {

    @Autowired
    Talker talker;

    @Autowired
    ListenerFailures failures;

    @Test
    void that_the_broker_is_away_is_one_line_however_much_is_to_be_said(CapturedOutput log) throws Exception {
        var said = new CountDownLatch(20);
        for (int message = 0; message < 20; message++) {
            talker.say(new BrokerAway("The broker is away; message " + message + " was not said", null), said);
        }
        assertThat(said.await(10, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(log).contains("WARN  The broker is away"));
        assertThat(log).doesNotContain("BrokerAway", "\tat ");
        assertThat(log.toString().split("The broker is away", -1)).hasSizeBetween(2, 3);
    }

    @Test
    void any_other_failure_is_told_in_full(CapturedOutput log) throws Exception {
        talker.say(new IllegalStateException("a mistake of ours"), new CountDownLatch(1));
        await().untilAsserted(() -> assertThat(log).contains("ERROR", "a mistake of ours", "\tat "));
    }

    @TestComponent
    static class Talker {

        @Async
        public void say(RuntimeException failure, CountDownLatch said) {
            said.countDown();
            throw failure;
        }
    }
}

package muster.mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LanesTest {

    private static final @Nullable Duration DONE = null;

    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final Lanes lanes = new Lanes("test", 5);

    @AfterEach
    void stop() {
        blocked.countDown();
        lanes.stop();
    }

    @Test
    void work_of_one_lane_keeps_its_order_whatever_its_attempts() {
        var attempts = new AtomicInteger();
        lanes.run("a", () -> attempts.incrementAndGet() < 4 ? Duration.ofMillis(1) : note(1));
        lanes.run("a", () -> note(2));
        lanes.run("a", () -> note(3));
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void who_waits_for_another_attempt_holds_up_nobody() {
        IntStream.range(0, 10).forEach(each -> lanes.run("waits" + each, () -> Duration.ofHours(1)));
        lanes.run("quick", () -> note(1));
        await().until(() -> done.contains(1));
        assertThat(lanes.awaitIdle(Duration.ofMillis(1))).isFalse();
        lanes.stop();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void of_too_much_work_the_oldest_goes_and_what_may_be_declined_is_declined() {
        lanes.run("a", this::blocks);
        for (int number = 1; number <= 7; number++) {
            int each = number;
            lanes.run("a", () -> note(each));
        }
        assertThat(lanes.offer("a", () -> note(8))).isFalse();
        assertThat(lanes.offer("b", () -> note(9))).isTrue();
        blocked.countDown();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).filteredOn(number -> number != 9).containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    void that_work_is_let_go_is_told_with_how_much_in_few_lines(CapturedOutput log) {
        lanes.run("hasty", this::blocks);
        for (int number = 1; number <= 100; number++) {
            int each = number;
            lanes.run("hasty", () -> note(each));
        }
        blocked.countDown();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly(96, 97, 98, 99, 100);
        assertThat(log.toString().lines().filter(line -> line.contains("Too much is waiting in lane hasty")))
                .hasSize(7)
                .last()
                .asString()
                .endsWith("so far 64");
    }

    @Test
    void under_however_many_names_only_so_much_is_taken() {
        var taken = IntStream.range(0, 1_500)
                .filter(each -> lanes.offer("lane" + each, this::blocks))
                .count();
        assertThat(taken).isEqualTo(1_000);
        lanes.run("must", () -> note(1));
        blocked.countDown();
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void work_that_throws_ends_itself_and_nothing_else() {
        lanes.run("a", () -> {
            throw new StackOverflowError();
        });
        lanes.run("a", () -> note(1));
        assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly(1);
    }

    private @Nullable Duration note(int number) {
        done.add(number);
        return DONE;
    }

    private @Nullable Duration blocks() {
        try {
            blocked.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return DONE;
    }
}

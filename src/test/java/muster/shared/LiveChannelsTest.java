package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveChannelsTest {

    private final LiveChannels channels = new LiveChannels();

    @AfterEach
    void close() {
        channels.destroy();
    }

    @Test
    void beyond_twelve_the_oldest_stream_of_a_person_is_closed_and_no_other() {
        // ten people, so that chance alone does not pick the right one each time
        for (int person = 0; person < 10; person++) {
            var user = UserId.next();
            var others = channels.open("other", UserId.next());
            var twelve = streams(user, 12);
            var more = streams(user, 2);

            await().until(() -> isClosed(twelve.get(0)) && isClosed(twelve.get(1)));
            assertThat(Stream.concat(twelve.stream().skip(2), more.stream())).noneMatch(LiveChannelsTest::isClosed);
            assertThat(isClosed(others)).isFalse();
        }
    }

    private List<SseEmitter> streams(UserId user, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> channels.open("channel/" + number, user))
                .toList();
    }

    private static boolean isClosed(SseEmitter stream) {
        try {
            stream.send("still there?");
            return false;
        } catch (IllegalStateException completed) {
            return true;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

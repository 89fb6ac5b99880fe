package muster.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import muster.access.OpenSessions.OpenSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 | Chrome | Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge | Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1 | Safari | iOS",
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | Chrome | Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | macOS",
                "curl/8.5.0 | curl |",
                "something else | |"
            })
    void a_browser_and_its_system_are_named(String agent, @Nullable String browser, @Nullable String system) {
        assertThat(BrowserName.of(agent)).isEqualTo(new BrowserName(browser, system));
    }

    @Test
    void a_browser_that_says_nothing_has_no_name() {
        assertThat(BrowserName.of(null)).isEqualTo(new BrowserName(null, null));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "0:0:0:0:0:0:0:1,true", "::1,true", "192.0.2.7,false", "unknown,false", ",false"})
    void an_address_of_this_machine_is_told_from_others(@Nullable String address, boolean local) {
        var open = new OpenSession("one", Instant.EPOCH, Instant.EPOCH, null, address);
        assertThat(SessionRow.of(open, "one").local()).isEqualTo(local);
    }
}

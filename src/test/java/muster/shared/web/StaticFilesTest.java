package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import muster.support.Browser;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class StaticFilesTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");

    @Autowired
    MockMvc mvc;

    @Test
    void everything_that_the_sign_in_page_names_is_there_before_anybody_signs_in() throws Exception {
        var browser = new Browser(mvc);
        var files = filesOn(browser.open("/sign-in").getContentAsString());
        assertThat(files).anyMatch(file -> file.contains("favicon")).anyMatch(file -> file.endsWith(".css"));
        for (var file : files) {
            assertThat(browser.open(file).getStatus()).as(file).isEqualTo(200);
        }
    }

    private static List<String> filesOn(String page) {
        return FILE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}

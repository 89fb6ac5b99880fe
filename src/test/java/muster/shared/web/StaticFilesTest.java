package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.regex.Pattern;
import muster.support.Browser;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
class StaticFilesTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Test
    void everything_that_the_sign_in_page_names_is_there_before_anybody_signs_in() throws Exception {
        var browser = new Browser(mvc);
        var files = filesOn(browser.open("/sign-in").getContentAsString());
        assertThat(files).anyMatch(file -> file.contains("favicon")).anyMatch(file -> file.endsWith(".css"));
        for (var file : files) {
            assertThat(browser.open(file).getStatus()).as(file).isEqualTo(200);
        }
    }

    @Test
    void every_file_is_named_by_its_content_and_kept_for_a_year() throws Exception {
        var browser = new Browser(mvc);
        for (var file : filesOn(browser.open("/sign-in").getContentAsString())) {
            assertThat(file).matches(StaticFilesTest::isHashed, "with a hash");
            assertThat(browser.open(file).getHeader("Cache-Control")).as(file).isEqualTo("max-age=31536000, public");
        }
    }

    @Test
    void an_address_that_is_nobodys_has_the_frame_of_a_page_and_is_not_told_to_the_log(CapturedOutput log)
            throws Exception {
        var answer = mvc.perform(get("/a/no/such-code").with(cast.as(cast.sam())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("href=\"/devices\"");
        assertThat(filesOn(answer.getContentAsString())).isNotEmpty().allMatch(StaticFilesTest::isHashed);
        assertThat(log.toString()).doesNotContain("such-code");
    }

    private static boolean isHashed(String file) {
        return file.matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
    }

    private static List<String> filesOn(String page) {
        return FILE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}

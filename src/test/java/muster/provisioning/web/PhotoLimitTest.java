package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Objects;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@ModuleTest
class PhotoLimitTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Test
    void too_large_a_photo_comes_back_to_the_page_with_a_sentence() throws Exception {
        var sent = ask(post("/a/photos")
                .with(cast.as(cast.ines()))
                .with(csrf())
                .contentType("multipart/form-data; boundary=x")
                .content(new byte[15 * MEGABYTE + 1]));
        assertThat(sent.getStatus()).isEqualTo(303);

        var page = ask(get(Objects.requireNonNull(sent.getHeader("Location"))).with(cast.as(cast.ines())));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("This photo is too large to be sent.", "id=\"photo\"");
    }

    @Test
    void a_large_photo_within_the_limit_is_looked_at() throws Exception {
        var answer = ask(multipart("/a/photos")
                .file("photo", new byte[12 * MEGABYTE])
                .with(cast.as(cast.ines()))
                .with(csrf()));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("There is no readable square");
    }

    private MockHttpServletResponse ask(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}

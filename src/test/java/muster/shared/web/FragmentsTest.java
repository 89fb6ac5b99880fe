package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import muster.shared.Pager;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FragmentsTest {

    private static final List<String> STATES = List.of(
            "REGISTERED",
            "CLAIMED",
            "ACTIVATING",
            "ACTIVE",
            "INACTIVE",
            "MAINTENANCE",
            "QUARANTINED",
            "REPLACED",
            "RETIRING",
            "RETIRED");

    private final MockMvc pages = MockMvcBuilders.standaloneSetup(new Pages())
            .setViewResolvers(viewResolver())
            .build();

    @Test
    void every_state_has_a_badge_with_an_icon() throws Exception {
        for (var state : STATES) {
            assertThat(drawn(get("/badge").param("state", state))).contains("data-state=\"" + state, "<svg");
        }
    }

    @Test
    void a_pager_says_where_it_stands() throws Exception {
        assertThat(drawn(get("/pager"))).contains("11–20 of 3,120", "page=1", "page=3");
    }

    @Test
    void a_story_is_told_in_sentences_and_escapes_them() throws Exception {
        assertThat(drawn(get("/story"))).contains("Ines &lt;b&gt; claimed it", "2026-11-23T14:02:00Z");
    }

    @Test
    void a_refusal_is_drawn_out_of_band_into_the_notice() throws Exception {
        assertThat(drawn(get("/oob"))).contains("hx-swap-oob=\"innerHTML:#shared-notice\"", "Sample fleet");
    }

    @Test
    void an_error_page_works_for_a_stranger_without_any_layout() throws Exception {
        assertThat(drawn(get("/broken"))).contains("8f3a", "class=\"bare\"");
    }

    @Test
    void a_second_editor_sees_both_values() throws Exception {
        assertThat(drawn(get("/conflict")))
                .contains("Sam saved this before you", "value=\"Boiler 3\"", "value=\"Boiler three\"");
    }

    @Test
    void a_wrong_form_keeps_what_was_typed_and_says_what_to_do() throws Exception {
        assertThat(drawn(post("/form").param("serial", " ").param("note", "<b>keep")))
                .contains("<error-summary", "href=\"#serial\"", "aria-invalid=\"true\"", "&lt;b&gt;keep")
                .contains("aria-describedby=\"serial-hint serial-error\"");
    }

    @Test
    void a_right_form_shows_no_error() throws Exception {
        assertThat(drawn(post("/form").param("serial", "TH-1").param("note", "")))
                .contains("value=\"TH-1\"")
                .doesNotContain("error");
    }

    private String drawn(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request.locale(Locale.ENGLISH))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static ThymeleafViewResolver viewResolver() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/shared");
        messages.setDefaultEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageSource(messages);
        engine.addDialect(new IconDialect());
        var resolver = new ThymeleafViewResolver();
        resolver.setTemplateEngine(engine);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    record Entry(Instant at, String text, String note, String icon, String tone) {}

    record UnitForm(@NotBlank String serial, String note) {}

    @Controller
    static class Pages {

        @GetMapping("/{name}")
        String view(@PathVariable String name, @RequestParam(defaultValue = "ACTIVE") String state, Model model) {
            var at = Instant.parse("2026-11-23T14:02:00Z");
            model.addAttribute("state", state);
            model.addAttribute("pager", new Pager(2, 10, 3120, "/devices"));
            model.addAttribute(
                    "entries", List.of(new Entry(at, "Ines <b> claimed it", "In the cellar", "link", "good")));
            model.addAttribute("rows", List.of(Conflict.Row.of("name", "shared.brand", "Boiler 3", "Boiler three")));
            model.addAllAttributes(
                    Map.of("status", 404, "message", "shared.demo", "reference", "8f3a", "person", "Sam"));
            return Map.of(
                            "badge", "shared/badge :: state(state=${state})",
                            "pager", "shared/pager :: pager(pager=${pager})",
                            "story", "shared/story :: story(entries=${entries})",
                            "oob", "shared/notice :: oob",
                            "broken", "shared/error",
                            "conflict", "shared/conflict :: conflict(person=${person}, at=null, rows=${rows})")
                    .getOrDefault(name, name);
        }

        @PostMapping("/form")
        String form(@Valid @ModelAttribute UnitForm unitForm, BindingResult result) {
            return "shared-form";
        }
    }
}

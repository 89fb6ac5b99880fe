package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IconDialectTest {

    @Test
    void an_icon_is_drawn_inside_the_page_and_hidden_from_screen_readers() {
        assertThat(drawn("<svg m:icon=\"check\"/>"))
                .startsWith("<svg class=\"icon\" viewBox=\"0 0 24 24\"")
                .contains("aria-hidden=\"true\"")
                .contains("<path d=\"M20 6 9 17l-5-5\"")
                .endsWith("</svg>");
    }

    @Test
    void the_name_may_have_hyphens_or_come_from_the_model() {
        assertThat(drawn("<svg m:icon=\"circle-check\"/>")).contains("<circle");
        assertThat(drawn("<svg m:icon=\"${name}\" class=\"big\"/>")).contains("class=\"icon big\"", "<circle");
    }

    @Test
    void an_unknown_name_is_an_error() {
        assertThatThrownBy(() -> drawn("<svg m:icon=\"no-such-icon\"/>"))
                .isInstanceOf(TemplateProcessingException.class);
        assertThatThrownBy(() -> IconDialect.shapes("../icons/check")).hasMessageContaining("Not the name");
    }

    private static String drawn(String template) {
        var engine = new SpringTemplateEngine();
        engine.addDialect(new IconDialect());
        return engine.process(template, new Context(Locale.ENGLISH, Map.of("name", "circle-check")));
    }
}

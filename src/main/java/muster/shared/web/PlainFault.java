package muster.shared.web;

import java.util.Map;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/** Draws an error where there is no request to draw from: it needs no session, no person and no database. */
@Component
public class PlainFault {

    private static final String TEMPLATE = "shared/plain-fault";

    private final ITemplateEngine templates;

    PlainFault(ITemplateEngine templates) {
        this.templates = templates;
    }

    public String page(HttpStatus status, String message) {
        return templates.process(TEMPLATE, context(status, message));
    }

    /** Only the sentence, for the place of notices on the page that asked. */
    public String notice(HttpStatus status, String message) {
        return templates.process(
                new TemplateSpec(TEMPLATE, Set.of("sentence"), TemplateMode.HTML, null), context(status, message));
    }

    private static Context context(HttpStatus status, String message) {
        return new Context(LocaleContextHolder.getLocale(), Map.of("status", status.value(), "message", message));
    }
}

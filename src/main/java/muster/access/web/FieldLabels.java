package muster.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import muster.shared.web.FormTexts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Finds how the field of a form is called; a field that nobody names is called by its own name, spelled out. */
@Component
class FieldLabels {

    private final List<FormTexts> forms;
    private final MessageSource messages;

    FieldLabels(List<FormTexts> forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    String of(String path, String field, Locale locale) {
        return forms.stream()
                .filter(form -> form.isAbout(path))
                .flatMap(form -> form.keysOf(field))
                .map(key -> messages.getMessage(key, null, null, locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> StringUtils.capitalize(
                        field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)));
    }
}

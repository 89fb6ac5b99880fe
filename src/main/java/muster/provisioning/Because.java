package muster.provisioning;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words the reasons of moves for which nobody is asked: the record keeps them as text, as it keeps what people say. */
@Component
class Because {

    private final MessageSource messages;

    Because(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}

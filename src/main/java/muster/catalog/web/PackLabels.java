package muster.catalog.web;

import java.util.Properties;
import muster.catalog.DeviceModels;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** Gives every page the labels of quantities that packs add, beside those in the messages. */
@Component
class PackLabels {

    PackLabels(MessageSource messages, DeviceModels models) {
        if (!(messages instanceof AbstractMessageSource source)) {
            throw new IllegalStateException("no place for the labels of packs in " + messages.getClass());
        }
        source.setCommonMessages(of(models));
    }

    static Properties of(DeviceModels models) {
        var labels = new Properties();
        for (var quantity : models.dictionary().all()) {
            var label = quantity.label();
            if (label != null) {
                labels.setProperty(quantity.labelKey(), label);
            }
        }
        return labels;
    }
}

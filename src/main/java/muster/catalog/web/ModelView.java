package muster.catalog.web;

import java.util.List;
import muster.catalog.ClaimHints;
import muster.catalog.DeviceModel;
import org.jspecify.annotations.Nullable;

/** Everything that the page of a device model shows. */
record ModelView(
        ModelRow model,
        String key,
        @Nullable String serial,
        @Nullable ClaimHints claim,
        String origin,
        ContractView contract,
        List<Setting> settings,
        List<MappingView> mappings,
        List<ExampleView> examples) {

    record Setting(String name, String value) {}

    static ModelView of(DeviceModel model) {
        return new ModelView(
                ModelRow.of(model),
                model.key().toString(),
                model.serials() == null ? null : model.serials().example(),
                model.claim(),
                model.origin(),
                ContractView.of(model),
                model.configuration().entrySet().stream()
                        .map(setting -> new Setting(setting.getKey(), String.valueOf(setting.getValue())))
                        .toList(),
                model.mappings().stream().map(MappingView::of).toList(),
                model.examples().stream()
                        .map(example -> ExampleView.of(model, example))
                        .toList());
    }
}

package muster.catalog.web;

import java.util.List;
import muster.catalog.DeviceModel;

/** A line in the list of device models. */
record ModelRow(
        String maker,
        String slug,
        String name,
        String makerName,
        String kindKey,
        String picture,
        List<String> hardware,
        List<List<Phrase>> firmware) {

    static ModelRow of(DeviceModel model) {
        return new ModelRow(
                model.key().maker(),
                model.key().name(),
                model.name(),
                model.maker(),
                model.kindKey(),
                model.picture(),
                model.hardware(),
                model.mappings().stream()
                        .map(mapping -> Phrase.of(mapping.firmware()))
                        .toList());
    }
}

package muster.catalog.web;

import java.util.ArrayList;
import java.util.List;
import muster.catalog.ActivationContract;
import muster.catalog.DeviceModel;

/** What a device must show before it is ACTIVE, in sentences. */
record ContractView(
        List<Firmware> firmware, List<Readings> readings, Phrase within, Phrase firstReading, List<Phrase> more) {

    record Firmware(String hardware, List<Phrase> range) {}

    record Readings(String labelKey, int count) {}

    static ContractView of(DeviceModel model) {
        var contract = model.activation();
        return new ContractView(
                contract.firmware().entrySet().stream()
                        .map(entry -> new Firmware(entry.getKey(), Phrase.of(entry.getValue())))
                        .toList(),
                contract.require().entrySet().stream()
                        .map(entry -> new Readings("catalog.quantity." + entry.getKey(), entry.getValue()))
                        .toList(),
                Phrase.of(contract.within()),
                Phrase.of(contract.firstReading()),
                more(model, contract));
    }

    private static List<Phrase> more(DeviceModel model, ActivationContract contract) {
        var more = new ArrayList<Phrase>();
        if (contract.link() != null) {
            more.add(Phrase.of("catalog.contract.link", contract.link().display()));
        }
        if (contract.configurationAcknowledged()) {
            more.add(Phrase.of("catalog.contract.configuration"));
        }
        if (contract.identify() && model.identify() != null) {
            more.add(Phrase.of("catalog.contract.identify", model.identify().sentence()));
        }
        return more;
    }
}

package muster.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.registry.RegistrationPlan.Flaw;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at a registration before it happens: what is wrong with it, line by line, and what looks misspelled. */
@Component
class RegistrationCheck {

    private static final int SHOWN = 10;

    private final DeviceModels models;
    private final Nearness nearness;
    private final Organisations organisations;
    private final JdbcClient jdbc;

    RegistrationCheck(DeviceModels models, Nearness nearness, Organisations organisations, JdbcClient jdbc) {
        this.models = models;
        this.nearness = nearness;
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    RegistrationPlan of(Registration wish) {
        var flaws = new ArrayList<Flaw>();
        var model = modelOf(wish.model());
        if (model == null) {
            flaws.add(Flaw.of("model", "registry.form.model-unknown"));
        } else if (!model.hardware().contains(wish.hardware())) {
            flaws.add(Flaw.of("hardware", "registry.form.hardware-unknown", model.name()));
        }
        if (wish.customer() != null && !isCustomer(wish.customer())) {
            flaws.add(Flaw.of("customer", "registry.form.customer-unknown"));
        }
        var serials = serialFlaws(wish, model);
        serials.stream().limit(SHOWN).forEach(flaws::add);
        if (serials.size() > SHOWN) {
            flaws.add(Flaw.of("serials", "registry.serial.more", serials.size() - SHOWN));
        }
        var near = flaws.isEmpty() ? nearness.among(wish.model(), wish.texts()) : List.<RegistrationPlan.Near>of();
        return new RegistrationPlan(List.copyOf(flaws), near);
    }

    private boolean isCustomer(OrganisationId id) {
        return organisations
                .findById(id)
                .filter(known -> known.kind() == Organisation.Kind.CUSTOMER)
                .isPresent();
    }

    private @Nullable DeviceModel modelOf(String text) {
        try {
            return models.find(ModelKey.of(text)).orElse(null);
        } catch (IllegalArgumentException noKey) {
            return null;
        }
    }

    private List<Flaw> serialFlaws(Registration wish, @Nullable DeviceModel model) {
        if (wish.serials().isEmpty()) {
            return List.of(Flaw.of("serials", "registry.serial.none"));
        }
        if (wish.serials().size() > Registration.MOST) {
            return List.of(Flaw.of(
                    "serials", "registry.serial.too-many", wish.serials().size(), Registration.MOST));
        }
        var flaws = new ArrayList<Flaw>();
        Map<String, Integer> lines = HashMap.newHashMap(wish.serials().size());
        for (var serial : wish.serials()) {
            var flaw = SerialFlaw.of(serial, model);
            var before = lines.putIfAbsent(serial.text(), serial.line());
            if (flaw != null) {
                flaws.add(flaw);
            } else if (before != null) {
                flaws.add(Flaw.of("serials", "registry.serial.twice", serial.line(), serial.text(), before));
            }
        }
        return flaws.isEmpty() && model != null ? known(wish) : flaws;
    }

    private List<Flaw> known(Registration wish) {
        Set<String> known = jdbc
                .sql("select serial from registry.device where model = :model and serial = any(:serials)")
                .param("model", wish.model())
                .param("serials", wish.texts().toArray(String[]::new))
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
        return wish.serials().stream()
                .filter(serial -> known.contains(serial.text()))
                .map(serial -> Flaw.of("serials", "registry.serial.exists", serial.line(), serial.text()))
                .toList();
    }
}

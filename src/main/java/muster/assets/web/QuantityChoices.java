package muster.assets.web;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import muster.catalog.DeviceModels;
import muster.catalog.Dictionary;
import muster.catalog.ModelKey;
import muster.catalog.QuantityGroup;
import muster.registry.Registry;
import org.springframework.stereotype.Component;

/** The quantities that a position may expect: first those that a model of the fleet measures, then all others. */
@Component
class QuantityChoices {

    private final DeviceModels models;
    private final Registry registry;

    QuantityChoices(DeviceModels models, Registry registry) {
        this.models = models;
        this.registry = registry;
    }

    /** Both in the groups of the dictionary. */
    record Choices(List<QuantityGroup> measured, List<QuantityGroup> others) {

        /** Whether one of those that nothing measures is ticked, so that it has to be seen. */
        public boolean hidesOneOf(List<String> ticked) {
            return others.stream()
                    .flatMap(group -> group.quantities().stream())
                    .anyMatch(quantity -> ticked.contains(quantity.name()));
        }
    }

    Dictionary dictionary() {
        return models.dictionary();
    }

    Choices all() {
        var measured = measured();
        return new Choices(only(measured::contains), only(name -> !measured.contains(name)));
    }

    /** While no device is registered, every model that Muster was taught may come. */
    private Set<String> measured() {
        var inUse = registry.modelsInUse().stream()
                .flatMap(key -> models.find(ModelKey.of(key)).stream())
                .toList();
        return (inUse.isEmpty() ? models.all() : inUse)
                .stream().flatMap(model -> model.delivers().stream()).collect(Collectors.toSet());
    }

    private List<QuantityGroup> only(Predicate<String> wanted) {
        return models.dictionary().groups().stream()
                .map(group -> new QuantityGroup(
                        group.name(),
                        group.isTechnical(),
                        group.quantities().stream()
                                .filter(quantity -> wanted.test(quantity.name()))
                                .toList()))
                .filter(group -> !group.quantities().isEmpty())
                .toList();
    }
}

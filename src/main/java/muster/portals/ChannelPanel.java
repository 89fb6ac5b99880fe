package muster.portals;

import java.util.ArrayList;
import java.util.List;
import muster.assets.Channels;
import muster.assets.Place;
import muster.catalog.DeviceModels;
import muster.catalog.MeasuringChannel;
import muster.catalog.ModelKey;
import muster.portals.ChannelRow.Choice;
import muster.provisioning.Vacancies;
import muster.provisioning.Vacancies.Vacancy;
import muster.registry.Device;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channels of a device, where the values of each count, and where they could. */
@Component
class ChannelPanel {

    private final Channels channels;
    private final Vacancies vacancies;
    private final DeviceModels models;

    ChannelPanel(Channels channels, Vacancies vacancies, DeviceModels models) {
        this.channels = channels;
        this.vacancies = vacancies;
        this.models = models;
    }

    /** None where the device is one whole. */
    List<ChannelRow> of(Device device, @Nullable Place own, boolean staff) {
        var known = channels.of(device);
        var held = channels.heldBy(device.id());
        var free = staff && own != null && !known.isEmpty() ? vacancies.at(own.site()) : List.<Vacancy>of();
        var rows = new ArrayList<ChannelRow>();
        for (var channel : known) {
            var at = held.get(channel.name());
            rows.add(at == null ? free(channel, free) : held(channel.name(), channel.label(), at));
        }
        // what another firmware no longer says it still holds
        held.forEach((name, at) -> {
            if (rows.stream().noneMatch(row -> row.name().equals(name))) {
                rows.add(held(name, labelOf(device, name), at));
            }
        });
        return List.copyOf(rows);
    }

    private static ChannelRow held(String name, String label, Channels.Held at) {
        return new ChannelRow(name, label, at.place(), at.since(), List.of());
    }

    private static ChannelRow free(MeasuringChannel channel, List<Vacancy> free) {
        var choices = free.stream()
                .filter(vacancy -> channel.fits(vacancy.place().quantities()))
                .map(vacancy ->
                        new Choice(vacancy.place().position(), vacancy.place().label(), vacancy.job()))
                .toList();
        return new ChannelRow(channel.name(), channel.label(), null, null, choices);
    }

    private String labelOf(Device device, String channel) {
        return models.find(ModelKey.of(device.model()))
                .map(model -> model.labelOf(channel))
                .orElse(channel);
    }
}

package muster.demo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.assets.Place;
import muster.catalog.DeviceModel;

/** Places that are still to be given away. */
final class Room {

    private final List<Place> places;

    Room(Stream<Place> places) {
        this.places = new ArrayList<>(places.toList());
    }

    /** Gives away the first place that a device of this model fits. */
    Optional<Place> take(DeviceModel model) {
        var found = places.stream()
                .filter(place -> model.delivers().containsAll(place.quantities()))
                .findFirst();
        found.ifPresent(places::remove);
        return found;
    }
}

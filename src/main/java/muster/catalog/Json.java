package muster.catalog;

import java.util.List;
import java.util.SequencedMap;

/** A parsed payload. Numbers stay text until a mapping asks for them, so that a hostile one costs nothing. */
public sealed interface Json {

    record Members(SequencedMap<String, Json> members) implements Json {}

    record Items(List<Json> items) implements Json {}

    record NumberText(String text) implements Json {}

    record Text(String text) implements Json {}

    record Truth(boolean isTrue) implements Json {}

    record Nothing() implements Json {}

    /** As a person may quote it, shortened. */
    default String raw() {
        return switch (this) {
            case Members members -> "{…}";
            case Items items -> "[…]";
            case NumberText number -> Payload.shorten(number.text());
            case Text text -> Payload.shorten(text.text());
            case Truth truth -> String.valueOf(truth.isTrue());
            case Nothing nothing -> "null";
        };
    }
}

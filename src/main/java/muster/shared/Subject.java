package muster.shared;

import java.util.UUID;

/** What a change is about: its kind ("device", "asset", "site", "job", "user" …), id, and how people call it. */
public record Subject(String kind, UUID id, String label) {

    public static Subject of(String kind, Id id, String label) {
        return new Subject(kind, id.value(), label);
    }
}

package muster.registry;

/**
 * A batch just registered, and the key to its secrets: they lie sealed for a day, and only this key opens them.
 *
 * @param key 256 random bits in base64url, kept nowhere in the house
 */
public record Handover(Batch batch, String key) {

    @Override
    public String toString() {
        return "Handover of " + batch.id();
    }
}

package muster.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import muster.catalog.Payload.PayloadRefused;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Builds the values of one payload, every key once, and no more of them than anybody needs. */
final class JsonReader {

    private final JsonParser parser;
    private int fields;

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** What follows the brace that was just read. */
    Json.Members members() throws PayloadRefused {
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (++fields > Payload.MOST_FIELDS) {
                throw new PayloadRefused(RejectionReason.TOO_LARGE, "more than " + Payload.MOST_FIELDS + " fields");
            }
            if (members.put(name, value()) != null) {
                throw new PayloadRefused(
                        RejectionReason.NOT_JSON, "the key " + Payload.shorten(name) + " stands twice");
            }
        }
        return new Json.Members(members);
    }

    private Json.Items items() throws PayloadRefused {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Items(items);
    }

    private Json value() throws PayloadRefused {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.NumberText(parser.getString());
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> new Json.Nothing();
            default -> throw new PayloadRefused(RejectionReason.NOT_JSON, "the payload ends too early");
        };
    }
}

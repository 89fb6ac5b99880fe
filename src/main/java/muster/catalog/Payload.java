package muster.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads what a device sent: one JSON object (RFC 8259), UTF-8, every key once, bounded in every direction. */
public final class Payload {

    /** Bytes, or characters, of the longest payload that is read. */
    public static final int LONGEST = 256 * 1024;

    /** Characters of a value that are kept as evidence. */
    public static final int LONGEST_RAW = 120;

    /** Where paths find a payload that is one word. */
    public static final String TEXT = "text";

    /** Members of all objects together. */
    public static final int MOST_FIELDS = 2_000;

    static final int DEEPEST = 32;
    static final Json.Members NOTHING = new Json.Members(new LinkedHashMap<>());
    private static final int LONGEST_NAME = 500;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .build())
            .build();

    private Payload() {}

    static Json.Members parse(byte[] payload) throws PayloadRefused {
        if (payload.length > LONGEST) {
            throw tooLarge();
        }
        return parse(decode(payload));
    }

    static Json.Members parse(String payload) throws PayloadRefused {
        if (payload.length() > LONGEST) {
            throw tooLarge();
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PayloadRefused(RejectionReason.NOT_JSON, "a JSON object was expected");
            }
            var members = new JsonReader(parser).members();
            if (parser.nextToken() != null) {
                throw new PayloadRefused(RejectionReason.NOT_JSON, "something follows the JSON object");
            }
            return members;
        } catch (JacksonException broken) {
            throw new PayloadRefused(RejectionReason.NOT_JSON, shorten(broken.getOriginalMessage()));
        }
    }

    /** A payload that is one word and no JSON. */
    static Json.Members word(String payload) throws PayloadRefused {
        if (payload.length() > LONGEST_RAW) {
            throw new PayloadRefused(RejectionReason.TOO_LARGE, "more than a word");
        }
        var members = new LinkedHashMap<String, Json>();
        members.put(TEXT, new Json.Text(payload.strip()));
        return new Json.Members(members);
    }

    static Json.Members word(byte[] payload) throws PayloadRefused {
        if (payload.length > LONGEST) {
            throw tooLarge();
        }
        return word(decode(payload));
    }

    /** A sign that stands for broken bytes is rare, and only then is it worth asking whether it was sent as it is. */
    private static String decode(byte[] payload) throws PayloadRefused {
        var text = new String(payload, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeStrictly(payload);
    }

    private static String decodeStrictly(byte[] payload) throws PayloadRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new PayloadRefused(RejectionReason.NOT_JSON, "the bytes are not UTF-8");
        }
    }

    private static PayloadRefused tooLarge() {
        return new PayloadRefused(RejectionReason.TOO_LARGE, "more than " + LONGEST / 1024 + " KB");
    }

    /** The start of a payload that could not be read, whatever its bytes are. */
    static String text(byte[] payload) {
        return new String(payload, 0, Math.min(payload.length, LONGEST_RAW), StandardCharsets.UTF_8);
    }

    /** For evidence: no control characters, no more than {@link #LONGEST_RAW}. */
    static String shorten(String text) {
        var start = text.length() <= LONGEST_RAW ? text : text.substring(0, LONGEST_RAW) + "…";
        for (var place = 0; place < start.length(); place++) {
            var letter = start.charAt(place);
            if (Character.isISOControl(letter) || Character.isSurrogate(letter)) {
                return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "�");
            }
        }
        return start;
    }

    /** A payload that is not read at all. */
    static final class PayloadRefused extends Exception {

        private final RejectionReason reason;

        PayloadRefused(RejectionReason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
        }

        Readings readings(String raw) {
            return Readings.refused(reason, shorten(raw), String.valueOf(getMessage()));
        }
    }
}

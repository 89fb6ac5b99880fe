package muster.faults;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What broken firmware sends, one kind at a time: nothing of it can be believed. */
enum Garbage {
    NOT_JSON("temperature=21.5;humidity=45"),
    ONE_MEGABYTE("{\"ts\":1,\"temperature\":21.5,\"log\":\"" + noise(1 << 20) + "\"}"),
    DEEP_NESTING("{\"temperature\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
    NO_NUMBER("{\"temperature\":NaN,\"humidity\":Infinity,\"battery\":-Infinity}"),
    HUGE_NUMBERS("{\"temperature\":1e99999,\"humidity\":-1e400,\"battery\":" + "9".repeat(5_000) + "}"),
    WRONG_ENCODING("{\"temperature\":21.5,\"unit\":\"\u00b0C\"}"),
    KEYS_TWICE("{\"temperature\":21.5,\"temperature\":22.5,\"humidity\":45.5}"),
    TEN_THOUSAND_FIELDS(IntStream.range(0, 10_000)
            .mapToObj(field -> "\"f" + field + "\":" + field)
            .collect(Collectors.joining(",", "{\"temperature\":21.5,", "}")));

    private final String text;

    Garbage(String text) {
        this.text = text;
    }

    /** In Latin-1, which is ASCII for all but one. */
    byte[] payload() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Does not compress to nothing. */
    private static String noise(int length) {
        return new Random(8)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

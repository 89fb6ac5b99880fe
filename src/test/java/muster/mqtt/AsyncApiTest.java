package muster.mqtt;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.mqtt.Leaf.Speaker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class AsyncApiTest {

    private static final String PREFIX = "muster/v1/{device}/";

    private final Map<String, Object> document = read();

    @Test
    void every_leaf_is_described_and_every_description_has_a_leaf() {
        var addresses = part("channels").values().stream()
                .map(channel -> text(part(channel).get("address")))
                .toList();
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Leaf.values())
                        .map(leaf -> PREFIX + leaf.text())
                        .toList());
    }

    @Test
    void muster_says_and_hears_what_the_table_says() {
        var actions = part("operations").values().stream()
                .map(AsyncApiTest::part)
                .collect(toMap(
                        operation -> addressOf(operation.get("channel")), operation -> text(operation.get("action"))));
        for (var leaf : Leaf.values()) {
            assertThat(actions.get(PREFIX + leaf.text()))
                    .as(leaf.text())
                    .isEqualTo(leaf.saidBy() == Speaker.MUSTER ? "send" : "receive");
        }
    }

    @Test
    void questions_name_their_answers() {
        for (var value : part("operations").values()) {
            var operation = part(value);
            var asked = Arrays.stream(Leaf.values())
                    .filter(leaf -> addressOf(operation.get("channel")).equals(PREFIX + leaf.text()))
                    .findFirst()
                    .orElseThrow();
            var reply = (Map<?, ?>) operation.get("reply");
            assertThat(reply == null ? null : addressOf(reply.get("channel")))
                    .isEqualTo(
                            asked.answer().map(answer -> PREFIX + answer.text()).orElse(null));
        }
    }

    @Test
    void every_refusal_at_the_door_is_explained() {
        var description = text(part("info").get("description"));
        assertThat(List.of(RefusalCode.values()))
                .filteredOn(code -> !List.of(
                                RefusalCode.MALFORMED_PACKET,
                                RefusalCode.PROTOCOL_ERROR,
                                RefusalCode.TOPIC_NAME_INVALID,
                                RefusalCode.CONNECTION_RATE_EXCEEDED)
                        .contains(code))
                .allSatisfy(code -> assertThat(description).contains("0x%02X".formatted(code.code())));
    }

    @Test
    void references_lead_somewhere() {
        assertThat(referencesIn(document))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(find(reference)).as(reference).isNotNull());
    }

    private String addressOf(@Nullable Object reference) {
        return text(part(find(text(part(reference).get("$ref")))).get("address"));
    }

    private Object find(String reference) {
        Object place = document;
        for (var step : reference.substring(2).split("/", -1)) {
            place = requireNonNullElse(part(place).get(step), "");
        }
        return place;
    }

    private static List<String> referencesIn(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> entry.getKey().equals("$ref")
                            ? Stream.of((String) entry.getValue())
                            : referencesIn(entry.getValue()).stream())
                    .toList();
        }
        return node instanceof List<?> list
                ? list.stream().flatMap(item -> referencesIn(item).stream()).toList()
                : List.of();
    }

    private Map<String, Object> part(String name) {
        return part(document.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(@Nullable Object node) {
        return (Map<String, Object>) requireNonNull(node);
    }

    private static String text(@Nullable Object node) {
        return (String) requireNonNull(node);
    }

    private static Map<String, Object> read() {
        try (var text = Files.newBufferedReader(Path.of("src/docs/asyncapi.yaml"))) {
            return new Yaml().load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

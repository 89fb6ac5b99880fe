package muster.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import muster.registry.RegistrationPlan.Near;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds serial numbers that look like a misspelling of another one (see the decision record on near serial numbers). */
@Component
class Nearness {

    /** The last characters of a serial number, in which makers count. */
    private static final int COUNTED = 4;

    /** So many that have nobody beside them; more come from a file and were not mistyped. */
    private static final int MOST_TYPED_BY_HAND = 50;

    private static final int MOST_SHOWN = 50;

    private final JdbcClient jdbc;

    Nearness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most fifty pairs: whoever has more of them does not read a longer list. */
    List<Near> among(String model, List<String> serials) {
        var near = new ArrayList<>(twinsInside(serials));
        near.addAll(jdbc.sql(
                        "select serial, other, other_model from registry.near_serials(:model, :serials, :folded, :shapes)")
                .param("model", model)
                .param("serials", serials.toArray(String[]::new))
                .param("folded", serials.stream().map(SerialNumber::fold).toArray(String[]::new))
                .param("shapes", serials.stream().map(SerialNumber::shape).toArray(String[]::new))
                .query((row, number) ->
                        new Near(row.getString("serial"), row.getString("other"), row.getString("other_model"), true))
                .list());
        near.addAll(swapped(model, serials));
        return near.stream().distinct().limit(MOST_SHOWN).toList();
    }

    /** Who types the serial number of a device once more and mixes two characters up has no neighbours in the list. */
    private List<Near> swapped(String model, List<String> serials) {
        var lonely = serials.stream()
                .filter(serial -> serial.length() > COUNTED)
                .collect(Collectors.groupingBy(serial -> serial.substring(0, serial.length() - COUNTED)))
                .values()
                .stream()
                .filter(row -> row.size() == 1)
                .map(List::getFirst)
                .toList();
        return lonely.isEmpty() || lonely.size() > MOST_TYPED_BY_HAND
                ? List.of()
                : jdbc.sql("select serial, other from registry.swapped_serials(:model, :serials)")
                        .param("model", model)
                        .param("serials", lonely.toArray(String[]::new))
                        .query((row, number) -> new Near(row.getString("serial"), row.getString("other"), null, true))
                        .list();
    }

    private static List<Near> twinsInside(List<String> serials) {
        var first = new HashMap<String, String>();
        var twins = new ArrayList<Near>();
        for (var serial : serials) {
            var twin = first.putIfAbsent(SerialNumber.fold(serial), serial);
            if (twin != null && !twin.equals(serial)) {
                twins.add(new Near(serial, twin, null, false));
            }
        }
        return twins;
    }

    /** Stands for exactly these pairs; it is no secret, only short. */
    static String fingerprint(List<Near> near) {
        var pairs = near.stream()
                .map(pair -> pair.serial() + "\t" + pair.other() + "\t" + pair.model())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(pairs.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

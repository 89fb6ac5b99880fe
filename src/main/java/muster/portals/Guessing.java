package muster.portals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import muster.portals.StaffHome.GuessingRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Guessing that was noticed in the last 24 hours: passwords and claim codes. A right password afterwards settles it: it
 * was the person after all.
 */
@Component
class Guessing {

    private static final int MOST = 6;
    private static final Duration LATELY = Duration.ofHours(24);

    /** How the keys of doors begin, and the end of the message key that says which door it is. */
    private static final Map<String, String> DOORS = Map.of(
            "claim/account/", "code",
            "claim/address:", "code-from",
            "account:", "sign-in",
            "account-from:", "sign-in-at",
            "address:", "sign-in-from",
            "password:", "password");

    private final JdbcClient jdbc;
    private final Clock clock;

    Guessing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<GuessingRow> unresolved() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                select g.door, g.person, g.address, g.at, g.times, case when t.closed_until > :now then t.closed_until end as until
                from (select subject_label as door, max(at) as at, count(*)::int as times,
                             (array_agg(by_name order by id desc) filter (where by_kind = 'PERSON'))[1] as person,
                             (array_agg(address order by id desc))[1] as address
                      from audit.entry where action = 'guessing.noticed' and at > :since group by subject_label) g
                join access.throttle t on t.key = g.door
                order by g.at desc limit :most
                """)
                .param("now", now)
                .param("since", now.minus(LATELY))
                .param("most", MOST)
                .query(Guessing::row)
                .list();
    }

    private static GuessingRow row(ResultSet row, int number) throws SQLException {
        var key = row.getString("door");
        var begin = DOORS.keySet().stream().filter(key::startsWith).findFirst().orElse("");
        // an account's number and the digits of a network say nothing to people; a name and an address do
        var known = row.getString(begin.endsWith("address:") ? "address" : "person");
        var whose = known == null ? nameIn(key.substring(begin.length()), begin) : known;
        var until = row.getTimestamp("until");
        return new GuessingRow(
                DOORS.getOrDefault(begin, "other"),
                whose,
                row.getTimestamp("at").toInstant(),
                row.getInt("times"),
                until == null ? null : until.toInstant());
    }

    private static String nameIn(String door, String begin) {
        return begin.equals("account-from:") && door.contains(" ") ? door.substring(0, door.lastIndexOf(' ')) : door;
    }
}

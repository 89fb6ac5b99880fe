package muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Role;
import muster.assets.Tenures;
import muster.shared.DeviceId;
import muster.shared.UserId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each table asks who is reading, or stands here with the reason why it need not. */
@ModuleTest
class RowSecurityTest {

    // @formatter:off
    private static final Map<String, String> OPEN = Map.ofEntries(
        Map.entry("access.organisation",       "names of customers and firms; read before anybody's scope can be known"),
        Map.entry("access.account",            "read at sign-in, before there is an actor"),
        Map.entry("access.one_time_link",      "read by whoever holds the link, who is nobody yet"),
        Map.entry("access.throttle",           "counts guesses of people who are nobody yet"),
        Map.entry("access.site_grant",         "the rule of scope itself reads it"),
        Map.entry("access.session",            "read before there is an actor"),
        Map.entry("access.session_attributes", "read before there is an actor"),
        Map.entry("access.former_session",     "that a session was there once; read before there is an actor"),
        Map.entry("shared.event_publication",  "events on their way; no page shows them"),
        Map.entry("shared.scheduled_task",     "the house's own timetable; no page shows it"),
        Map.entry("telemetry.observation",     "nobody may read it but through the view telemetry.observed, which asks"),
        Map.entry("demo.device",               "secrets of simulated devices; the sample fleet alone fills it"),
        Map.entry("demo.sample",               "whether the sample fleet was loaded"));
    // @formatter:on

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Tenures tenures;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Test
    void every_table_that_the_application_reads_has_a_policy_or_a_reason() {
        assertThat(tables("not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))"))
                .isNotEmpty()
                .allSatisfy(table ->
                        assertThat(OPEN).as("%s has no row security", table).containsKey(table));
    }

    @Test
    void a_table_with_a_policy_has_no_excuse_left_behind() {
        assertThat(tables("c.relrowsecurity")).isNotEmpty().doesNotContainAnyElementsOf(OPEN.keySet());
    }

    @Test
    void the_application_owns_no_table_and_does_not_pass_by_their_policies() {
        assertThat(tables("pg_get_userbyid(c.relowner) = 'muster_app'")).isEmpty();
        assertThat(jdbc.sql("select rolbypassrls or rolsuper from pg_roles where rolname = 'muster_app'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void observations_are_read_through_the_view_alone() {
        assertThat(may("telemetry.observation", "SELECT")).isFalse();
        assertThat(may("telemetry.observed", "SELECT")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"audit.entry, at", "audit.link, hash", "lifecycle.transition, at"})
    void what_happened_is_added_and_read_and_never_changed(String table, String column) {
        for (var privilege : List.of("UPDATE", "DELETE", "TRUNCATE")) {
            assertThat(may(table, privilege)).as(privilege).isFalse();
        }
        assertThat(may(table, "INSERT")).isTrue();
        assertThat(may(table, "SELECT")).isTrue();
        for (var attempt : List.of("delete from " + table, "update " + table + " set " + column + " = default")) {
            assertThatThrownBy(() -> ActorContext.run(
                            Actor.system("test"),
                            () -> transaction.executeWithoutResult(
                                    status -> jdbc.sql(attempt).update())))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void what_was_not_believed_is_seen_by_staff_and_by_those_who_see_the_tenure_it_was_said_in() {
        var unit = world.devices(1).getFirst().device();
        var customer = world.customer();
        var kim = Actor.person(UserId.next(), "Kim", Role.CUSTOMER, customer, "192.0.2.7");
        var position = world.position(world.site(customer));
        var began = Instant.now().minusSeconds(60);
        world.as(Actor.system("test"), () -> {
            tenures.begin(position, unit, began, Actor.system("test"));
            return Stream.of(began.minusSeconds(1), began.plusSeconds(1))
                    .map(at -> jdbc.sql("""
                            insert into telemetry.rejected (device_id, raw, reason, detail, at)
                            values (:device, '9999', 'OUT_OF_RANGE', '', :at)
                            """)
                            .param("device", unit.value())
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .update())
                    .toList();
        });
        assertThat(rejected(unit, cast.sam())).isEqualTo(2);
        assertThat(rejected(unit, kim)).isEqualTo(1);
        assertThat(rejected(unit, world.installer())).isZero();
    }

    private int rejected(DeviceId device, Actor asking) {
        return world.as(
                asking,
                () -> jdbc.sql("select count(*)::int from telemetry.rejected where device_id = :device")
                        .param("device", device.value())
                        .query(Integer.class)
                        .single());
    }

    private boolean may(String table, String privilege) {
        return jdbc.sql("""
                select has_table_privilege('muster_app', :table, :privilege)
                    or (:privilege = 'UPDATE' and has_any_column_privilege('muster_app', :table, 'UPDATE'))
                """)
                .param("table", table)
                .param("privilege", privilege)
                .query(Boolean.class)
                .single();
    }

    /** Partitions ask their parent's policy only when read through it, so they count by themselves. */
    private List<String> tables(String condition) {
        return jdbc.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
                  and has_any_column_privilege('muster_app', c.oid, 'SELECT, INSERT, UPDATE') and
                """ + condition).query(String.class).list();
    }
}

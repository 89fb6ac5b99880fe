package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Partitions come and go beside somebody who reads for long, as a backup does. */
@ModuleTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PartitionsTest {

    @Autowired
    Partitions partitions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Value("${spring.datasource.url}")
    String address;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void whoever_reads_for_long_is_not_waited_for_and_what_was_due_is_done_afterwards() throws SQLException {
        var before = days();
        try (var backup = reading()) {
            clock.forward(Duration.ofDays(10));
            partitions.makeAll();
            assertThat(days()).isEqualTo(before);
            backup.rollback();
        }
        partitions.makeAll();
        assertThat(days()).hasSize(before.size() + 10);
    }

    @Test
    void what_nobody_keeps_any_longer_goes_when_nobody_reads_it_any_more() throws SQLException {
        ActorContext.run(
                Actor.system("test"),
                () -> jdbc.sql("select telemetry.make_partitions(date '2014-03-01', date '2014-03-05')")
                        .query(Integer.class)
                        .single());
        own("""
                create table telemetry.raw_set_aside partition of telemetry.raw
                for values from ('2013-01-01') to ('2013-01-02')
                """);
        try (var backup = reading()) {
            dropOld();
            assertThat(days()).contains("observation_20140301");
            assertThat(tables("raw")).doesNotContain("raw_20140301");
            backup.rollback();
        }
        dropOld();
        assertThat(days()).noneMatch(day -> day.startsWith("observation_2014")).isNotEmpty();
        assertThat(tables("hourly")).doesNotContain("hourly_201403");
        assertThat(tables("raw")).as("what somebody made by hand").contains("raw_set_aside");
        own("drop table telemetry.raw_set_aside");
    }

    private void dropOld() {
        ActorContext.run(Actor.system("test"), partitions::dropOld);
    }

    private void own(String sql) throws SQLException {
        try (var owner = DriverManager.getConnection(address, TestDatabase.username(), TestDatabase.password());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Another session, which holds what pg_dump holds. */
    private Connection reading() throws SQLException {
        var other = DriverManager.getConnection(address, TestDatabase.username(), TestDatabase.password());
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("lock table telemetry.observation in access share mode");
        }
        return other;
    }

    private List<String> days() {
        return tables("observation");
    }

    private List<String> tables(String parent) {
        return jdbc.sql("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = ('telemetry.' || :parent)::regclass order by c.relname
                """).param("parent", parent).query(String.class).list();
    }
}

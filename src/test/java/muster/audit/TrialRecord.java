package muster.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.HouseWork;
import muster.shared.SecretKey;
import muster.shared.Subject;
import muster.support.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The record alone, on a database of its own with all of Muster's tables: kept by its parts, harmed by its owner. */
final class TrialRecord implements AutoCloseable {

    static final UUID FIRM = UUID.fromString("0192f0c4-1111-7000-8000-000000000001");
    static final By SAM = new By("PERSON", UUID.randomUUID(), "Sam", "SUPPORT", null, "web", "192.0.2.7");
    static final By INES = new By("PERSON", UUID.randomUUID(), "Ines", "INSTALLER", FIRM, "web", null);
    static final Instant AT = Instant.parse("2026-11-02T09:14:05.123456789Z");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Tells each step where no application has set the logs up. */
    private static final Logger STEPS = Logger.getLogger("liquibase");

    private final String address;
    private final Path heads;
    private AnnotationConfigApplicationContext parts;

    record Changes(By by, Instant at, List<Change> changes) implements DomainEvent {}

    record Answer(Verification.Outcome outcome, List<String> sentences) {}

    /** Holds a database that is ready, from which each trial copies its own. */
    private static final class Ready {
        private static final String NAME = make();

        private static String make() {
            var address = TestDatabase.create();
            migrate(address);
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    TrialRecord(Path folder) {
        var name = "trial_" + NUMBER.incrementAndGet();
        TestDatabase.execute("create database " + name + " template " + Ready.NAME);
        address = TestDatabase.create().replaceFirst("/test_\\d+$", "/" + name);
        heads = folder.resolve("out").resolve("heads.log");
        parts = open();
        owner("insert into access.organisation values ('" + FIRM + "', 'FIRM', 'Ines & Co', now(), 0)");
    }

    static void migrate(String address) {
        migrate(address, TestDatabase.password());
    }

    static void migrate(String address, String password) {
        STEPS.setLevel(Level.OFF);
        var migrations = new SpringLiquibase();
        migrations.setDataSource(new DriverManagerDataSource(address, TestDatabase.username(), password));
        migrations.setChangeLog("classpath:db/changelog.yaml");
        migrations.setResourceLoader(new DefaultResourceLoader());
        try {
            migrations.afterPropertiesSet();
        } catch (LiquibaseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private AnnotationConfigApplicationContext open() {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "trial",
                        Map.of(
                                "muster.secret-key",
                                TestDatabase.SECRET_KEY,
                                "muster.audit.heads",
                                heads.toString(),
                                "muster.audit.every",
                                "1m")));
        context.registerBean(HikariDataSource.class, this::pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(context.getBean(HikariDataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(JdbcTemplate.class)));
        context.registerBean(
                JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(context.getBean(HikariDataSource.class)));
        context.registerBean(HouseWork.class, () -> (name, work) -> work.run());
        context.registerBean(JsonMapper.class, () -> new JsonMapper());
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(SecretKey.class, Seals.class, Heads.class, AuditTrail.class);
        context.register(Linking.class, RecordKeeping.class);
        context.refresh();
        return context;
    }

    /** As Muster works: as its role, and here always as the system. */
    private HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setUsername(TestDatabase.username());
        pool.setPassword(TestDatabase.password());
        pool.setConnectionInitSql("set role muster_app; set muster.kind = 'SYSTEM'");
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        return pool;
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(parts.getBean(JdbcTransactionManager.class));
    }

    /** In the transaction of this thread. */
    void remember(By by, List<Change> changes) {
        parts.getBean(AuditTrail.class).remember(new Changes(by, AT, changes));
    }

    /** Writes as many entries in one transaction. */
    void write(By by, int entries) {
        transaction().executeWithoutResult(status -> remember(by, changes(entries)));
    }

    static List<Change> changes(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(each -> Change.of(
                                "device.claimed",
                                new Subject("device", UUID.randomUUID(), "SN-" + NUMBER.incrementAndGet()),
                                Map.of("place", "Süd „3“ \uD83C\uDF21", "model", "a\\b\"c\n", "note", ""))
                        .instead(Map.of("place", "–"))
                        .also(new Subject("site", UUID.randomUUID(), ""), new Subject("job", UUID.randomUUID(), ""))
                        .because(each % 2 == 0 ? "a trial" : null))
                .toList();
    }

    /** Links and writes the heads, as Muster does each minute. */
    void keep() {
        parts.getBean(RecordKeeping.class).keep();
    }

    /** Muster ends and begins anew. */
    void restart() {
        parts.close();
        parts = open();
    }

    Answer verify() {
        var sentences = new ArrayList<String>();
        var verification = new Verification(parts.getBean(Seals.class), parts.getBean(Heads.class), sentences::add);
        try (var connection = DriverManager.getConnection(address, TestDatabase.username(), TestDatabase.password())) {
            return new Answer(verification.run(connection), sentences);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the owner of the database does to it. */
    void owner(String sql) {
        try (var connection = DriverManager.getConnection(address, TestDatabase.username(), TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A number that the owner asks for. */
    long ask(String sql) {
        return JdbcClient.create(new DriverManagerDataSource(address, TestDatabase.username(), TestDatabase.password()))
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** The number of the entry at a place of Ines's firm. */
    long entryAt(long position) {
        return ask("select entry_id from audit.link where chain = '" + FIRM + "' and position = " + position);
    }

    Path heads() {
        return heads;
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        parts.close();
    }
}

package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import muster.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The migrations alone, on real databases: they recover unaided, or say in one sentence why they cannot run. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsTest {

    @Configuration(proxyBeanMethods = false)
    @Import({Migrations.class, DataSourceAutoConfiguration.class})
    static class Database {}

    @Test
    void a_lock_that_a_killed_start_left_behind_is_cleared() throws SQLException {
        var address = TestDatabase.create();
        run(address).close();
        execute(address, "update databasechangeloglock set locked = true, lockedby = 'gone', lockgranted = now()");

        run(address).close();
    }

    @Test
    void two_that_start_at_once_on_an_empty_database_both_come_up() {
        var address = TestDatabase.create();
        var both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> run(address)))
                .limit(2)
                .toList();

        assertThat(both).allSatisfy(one -> one.join().close());
    }

    @Test
    void a_database_that_is_away_is_told(CapturedOutput output) {
        fails("jdbc:postgresql://127.0.0.1:1/muster", TestDatabase.username(), TestDatabase.password());

        says(output, "the database cannot be reached. See that it runs");
    }

    @Test
    void a_wrong_password_is_told(CapturedOutput output) {
        fails(TestDatabase.create(), TestDatabase.username(), "wrong");

        says(output, "the database does not accept the account. See that SPRING_DATASOURCE_USERNAME");
    }

    @Test
    void a_database_that_does_not_exist_is_told(CapturedOutput output) {
        fails(
                TestDatabase.create().replaceFirst("/test_\\d+$", "/nowhere"),
                TestDatabase.username(),
                TestDatabase.password());

        says(output, "the database named in SPRING_DATASOURCE_URL does not exist. Create it");
    }

    @Test
    void an_account_that_may_not_fill_the_database_is_told_and_then_one_that_may_suffices(CapturedOutput output)
            throws SQLException {
        var address = TestDatabase.create();
        var database = address.substring(address.lastIndexOf('/') + 1);
        TestDatabase.execute("create role plain_" + database + " login password 'plain'");
        fails(address, "plain_" + database, "plain");
        says(output, "may not create schemas in the database. Make it the owner");

        TestDatabase.execute("alter database " + database + " owner to plain_" + database);
        TestDatabase.execute("alter role plain_" + database + " createrole");
        // another database of this server may have brought the role along; then its owner hands it on
        TestDatabase.execute("do $$ begin if exists (select from pg_roles where rolname = 'muster_app') then"
                + " grant muster_app to plain_" + database + " with admin option; end if; end $$");
        run(address, "plain_" + database, "plain").close();
    }

    @Test
    void a_step_that_fails_is_named_and_its_details_are_kept(CapturedOutput output) throws SQLException {
        var address = TestDatabase.create();
        execute(address, "create schema access");
        fails(address, TestDatabase.username(), TestDatabase.password());

        says(output, "a step that brings the database up to date failed and was taken back (db/access/001-people.sql,");
        assertThat(output).contains("start-failure.log (reference ");
    }

    private static ConfigurableApplicationContext run(String address) {
        return run(address, TestDatabase.username(), TestDatabase.password());
    }

    private static ConfigurableApplicationContext run(String address, String username, String password) {
        var application = new SpringApplication(Database.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var arguments = List.of(
                "--spring.datasource.url=" + address,
                "--spring.datasource.username=" + username,
                "--spring.datasource.password=" + password,
                "--muster.secret-key=AAAA",
                "--muster.mqtt.url=mqtt://localhost:1",
                "--muster.data=" + Path.of("target", "test-data", "migrations").toAbsolutePath());
        return application.run(arguments.toArray(String[]::new));
    }

    private static void fails(String address, String username, String password) {
        assertThatThrownBy(() -> run(address, username, password)).isNotNull();
    }

    private static void says(CapturedOutput output, String sentence) {
        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }

    private static void execute(String address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address, TestDatabase.username(), TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

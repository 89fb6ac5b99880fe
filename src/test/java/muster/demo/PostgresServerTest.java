package muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import muster.support.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class PostgresServerTest {

    private static final Path PROGRAMS = Path.of("target", "test-data", "programs");

    @Test
    void what_a_killed_muster_left_running_is_ended_and_its_data_is_there(@TempDir Path folder)
            throws SQLException, IOException {
        var root = folder.resolve("Zähler und Fühler");
        var left = start(root);
        try (var connection = connect(left, left.password())) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }

        var next = start(root);
        try (var connection = connect(next, next.password());
                var answer = connection.createStatement().executeQuery("select answer from kept")) {
            assertThat(answer.next()).isTrue();
            assertThatThrownBy(() -> connect(left, left.password()))
                    .as("the old server is gone")
                    .isInstanceOf(SQLException.class);
        } finally {
            next.stop();
        }
        assertThatThrownBy(() -> connect(next, next.password())).isInstanceOf(SQLException.class);
        next.stop();
    }

    @Test
    void it_asks_for_its_password_and_listens_on_this_machine_alone(@TempDir Path folder) throws SQLException {
        var server = start(folder);
        try (var connection = connect(server, server.password());
                var answer = connection.createStatement().executeQuery("show listen_addresses")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> connect(server, "guessed")).hasMessageContaining("password");
        } finally {
            server.stop();
        }
    }

    /** Ctrl+C at a terminal goes to the whole process group; the database has to outlive the application. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void the_terminals_interrupt_does_not_reach_it(@TempDir Path folder) throws IOException {
        var server = start(folder);
        try {
            var pid =
                    Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst();
            assertThat(sessionOf(pid)).isNotEqualTo(sessionOf("self"));
        } finally {
            server.stop();
        }
    }

    private static String sessionOf(String process) throws IOException {
        var stat = Files.readString(Path.of("/proc", process, "stat"));
        return List.of(stat.substring(stat.lastIndexOf(')')).split(" ", -1)).get(4);
    }

    private static PostgresServer start(Path root) {
        return PostgresServer.start(root, PROGRAMS, Map.of("fsync", "off"));
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.address("postgres"), PostgresServer.USER, password);
    }
}

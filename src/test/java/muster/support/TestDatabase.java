package muster.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import muster.demo.PostgresServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL for all tests of this JVM; a database of its own for each application context. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Of tests alone. */
    public static final String SECRET_KEY = "7u4c24I+QnN5YKu64uI9YqzO7AAqi9MFeY9Aajnm1iw=";

    private static final Path FOLDER = Path.of("target", "test-data");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        private static final PostgresServer ONLY = start();

        private static PostgresServer start() {
            try {
                Files.createDirectories(FOLDER);
                var folder = Files.createTempDirectory(FOLDER, "postgres");
                var server = PostgresServer.start(
                        folder,
                        FOLDER.resolve("programs"),
                        Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "200"));
                // after every context that is still open
                SpringApplication.getShutdownHandlers().add(() -> end(server, folder));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void end(PostgresServer server, Path folder) {
            try {
                server.stop();
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Makes an empty database and returns its JDBC address. */
    public static String create() {
        var name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        return Server.ONLY.address(name);
    }

    /** Does something at the server as its owner. */
    public static void execute(String sql) {
        try (var connection = DriverManager.getConnection(
                        Server.ONLY.address("postgres"), PostgresServer.USER, Server.ONLY.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String username() {
        return PostgresServer.USER;
    }

    public static String password() {
        return Server.ONLY.password();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Files.createDirectories(FOLDER);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "testDatabase",
                            Map.of(
                                    "spring.datasource.url",
                                    create(),
                                    "spring.datasource.username",
                                    username(),
                                    "spring.datasource.password",
                                    password(),
                                    "muster.secret-key",
                                    SECRET_KEY,
                                    "muster.data",
                                    Files.createTempDirectory(FOLDER, "muster").toString())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package muster.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts PostgreSQL inside the process where no database is configured, and keeps its data in the data folder. */
class EmbeddedDatabase implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        var server = start(Path.of(environment.getProperty("muster.data", "data"), "postgres"));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embeddedDatabase",
                        Map.of(
                                "spring.datasource.url",
                                server.getJdbcUrl("postgres", "postgres"),
                                "spring.datasource.username",
                                "postgres",
                                "spring.datasource.password",
                                "",
                                "muster.sample-fleet",
                                environment.getProperty("muster.sample-fleet", "true"))));
        SpringApplication.getShutdownHandlers().add(() -> stop(server));
    }

    private static EmbeddedPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toFile())
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

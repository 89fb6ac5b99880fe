package muster.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import muster.shared.start.CannotStart;
import muster.shared.start.DataFolder;
import muster.shared.start.StartChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts PostgreSQL beside the process where no database is configured, and keeps its data in the data folder. It
 * comes up while the context is being built; whoever asks for the database's address waits for it. It is registered
 * before any bean, so it is stopped after the last one.
 */
class EmbeddedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String URL = "spring.datasource.url";

    @Override
    public int getOrder() {
        return StartChecks.ORDER + 1;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        boolean configured = StringUtils.hasText(environment.getProperty(URL));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "sampleFleet", Map.of("muster.sample-fleet", configured ? "false" : "true")));
        if (configured) {
            return;
        }
        if (PostgresArchive.find() == null) {
            throw new CannotStart(
                    "no database is configured",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a"
                            + " PostgreSQL 18 database");
        }
        var root = Path.of(environment.getProperty("muster.data", "data"), "postgres");
        if (environment.containsProperty(StartChecks.VISIT)) {
            visit(root, context);
        } else {
            start(root, context);
        }
    }

    /** To the server that a Muster has running; where none runs, it is started for as long as the visit takes. */
    private static void visit(Path root, ConfigurableApplicationContext context) {
        if (!PostgresServer.hasData(root)) {
            throw new CannotStart(
                    "there is no database in " + root.toAbsolutePath().normalize(),
                    "Name the data folder of the Muster that is meant with MUSTER_DATA");
        }
        var running = PostgresServer.running(root, root.resolve("programs"));
        if (running.isPresent()) {
            var address = new Address(CompletableFuture.completedFuture(running.get()));
            context.getEnvironment().getPropertySources().addFirst(address);
        } else {
            DataFolder.take(DataFolder.path(context.getEnvironment()), context);
            start(root, context);
        }
    }

    private static void start(Path root, ConfigurableApplicationContext context) {
        var server =
                CompletableFuture.supplyAsync(() -> PostgresServer.start(root, root.resolve("programs"), Map.of()));
        context.getEnvironment().getPropertySources().addFirst(new Address(server));
        Runnable stop = () -> server.thenAccept(PostgresServer::stop)
                .exceptionally(never -> null)
                .join();
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("embeddedDatabase", stop::run);
        SpringApplication.getShutdownHandlers().add(stop);
    }

    /** How to reach the server; asking waits until it is up. */
    private static final class Address extends EnumerablePropertySource<CompletableFuture<PostgresServer>> {

        private static final String USERNAME = "spring.datasource.username";
        private static final String PASSWORD = "spring.datasource.password";

        Address(CompletableFuture<PostgresServer> server) {
            super("embeddedDatabase", server);
        }

        @Override
        public String[] getPropertyNames() {
            return new String[] {URL, USERNAME, PASSWORD};
        }

        @Override
        public boolean containsProperty(String name) {
            return name.equals(URL) || name.equals(USERNAME) || name.equals(PASSWORD);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return switch (name) {
                case URL -> up().address("postgres");
                case USERNAME -> PostgresServer.USER;
                case PASSWORD -> up().password();
                default -> null;
            };
        }

        private PostgresServer up() {
            try {
                return getSource().join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof CannotStart reason
                        ? reason
                        : new CannotStart("the embedded database did not come up", "See the details", failure);
            }
        }
    }
}

package muster.shared;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database each second whether it is there, over a connection of its own: the pool keeps whoever asks waiting
 * for a database that is away. So pages and probes know at once.
 */
@Component("database")
public class DatabaseWatch implements HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int PATIENCE_SECONDS = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final JdbcConnectionDetails database;
    private volatile boolean away;
    private volatile @Nullable Thread watcher;

    DatabaseWatch(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Whether the database answered when it was asked last. */
    public boolean isAway() {
        return away;
    }

    @Override
    public Health health() {
        return away ? Health.down().build() : Health.up().build();
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("database-watch").unstarted(this::watch);
        watcher = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = watcher;
        watcher = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    private void watch() {
        try {
            while (isRunning()) {
                look();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stays while the database answers; a connection that broke says nothing yet, one that cannot be made does. */
    private void look() throws InterruptedException {
        try (var connection = connect()) {
            say(false);
            while (isRunning() && connection.isValid(PATIENCE_SECONDS)) {
                Thread.sleep(BETWEEN);
            }
        } catch (SQLException refused) {
            LOG.debug("not reached: {}", refused.getMessage());
            say(true);
        }
    }

    private void say(boolean now) {
        if (away != now && isRunning()) {
            LOG.warn(now ? "The database does not answer; pages say so until it does" : "The database answers again");
        }
        away = now;
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        for (var limit : new String[] {"loginTimeout", "connectTimeout", "socketTimeout"}) {
            properties.setProperty(limit, String.valueOf(PATIENCE_SECONDS));
        }
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }
}

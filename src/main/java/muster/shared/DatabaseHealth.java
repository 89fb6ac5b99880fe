package muster.shared;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Says within two seconds whether the database answers. It knocks itself, because the pool keeps whoever asks waiting
 * for a database that is away, and for its own connections when there is much to do.
 */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private static final String SECONDS = "1";

    private final JdbcConnectionDetails database;

    DatabaseHealth(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try (var connection = connect()) {
            return connection.isValid(1) ? Health.up().build() : Health.down().build();
        } catch (SQLException away) {
            return Health.down(away).build();
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        for (var limit : new String[] {"loginTimeout", "connectTimeout", "socketTimeout"}) {
            properties.setProperty(limit, SECONDS);
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

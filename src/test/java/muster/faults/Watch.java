package muster.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import muster.access.Actor;
import muster.load.Range;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Somebody of operations who looks at the page of what comes in. */
final class Watch implements AutoCloseable {

    private static final String PASSWORD = "a long and quiet night";

    private final Installer browser;

    private Watch(Installer browser) {
        this.browser = browser;
    }

    static Watch at(Range range) throws IOException, SQLException, InterruptedException {
        var email = UUID.randomUUID() + "@watch.test";
        try (var connection = range.connect();
                var statement = connection.prepareStatement("""
                        insert into access.account (id, name, email, role, password_hash, created_at, version)
                        values (uuidv7(), 'Olga', ?, 'OPERATIONS', ?, now(), 0)
                        """)) {
            statement.setString(1, email);
            statement.setString(
                    2, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD));
            statement.executeUpdate();
        }
        var browser = new Installer(Actor.system("watch"), range.muster());
        browser.signIn(email, PASSWORD);
        return new Watch(browser);
    }

    String page() throws IOException, InterruptedException {
        return browser.page("/ingest");
    }

    @Override
    public void close() {
        browser.close();
    }
}

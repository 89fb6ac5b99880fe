package muster.shared;

import java.sql.Connection;
import java.sql.SQLException;
import muster.shared.start.CannotStart;

/** What a database must be before Muster touches it: PostgreSQL 18, ours to fill, with a role for row security. */
final class DatabaseRequirements {

    private static final int OLDEST = 180000;
    private static final String ASK = """
            select current_setting('server_version_num')::int,
                   current_setting('server_version'),
                   has_database_privilege(current_database(), 'CREATE'),
                   exists (select from pg_roles where rolname = current_user and (rolcreaterole or rolsuper))
                       or exists (select from pg_roles
                                  where rolname = 'muster_app' and pg_has_role(current_user, oid, 'SET'))""";

    private DatabaseRequirements() {}

    static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(ASK)) {
            answer.next();
            if (answer.getInt(1) < OLDEST) {
                throw new CannotStart(
                        "the database is PostgreSQL " + answer.getString(2) + ", which is too old",
                        "Muster needs PostgreSQL 18 or later");
            }
            var account = connection.getMetaData().getUserName();
            if (!answer.getBoolean(3)) {
                throw new CannotStart(
                        "the account " + account + " may not create schemas in the database",
                        "Make it the owner: alter database " + connection.getCatalog() + " owner to " + account);
            }
            if (!answer.getBoolean(4)) {
                throw new CannotStart(
                        "the account " + account + " may not create roles, and row security needs one",
                        "As superuser, either 'alter role " + account + " createrole', or 'create role muster_app'"
                                + " and 'grant muster_app to " + account + "'");
            }
        }
    }
}

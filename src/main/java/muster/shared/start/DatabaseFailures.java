package muster.shared.start;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Words why the database did not let Muster in, by PostgreSQL's own codes (its documentation, appendix A). */
class DatabaseFailures extends AbstractFailureAnalyzer<SQLException> implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return switch (String.valueOf(cause.getSQLState())) {
            case "08001", "08004", "08006", "57P03" ->
                because(
                        "the database cannot be reached",
                        "See that it runs and that SPRING_DATASOURCE_URL names its host and port",
                        cause);
            case "28P01", "28000", "08P01" ->
                because(
                        "the database does not accept the account",
                        "See that SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are right",
                        cause);
            case "3D000" ->
                because(
                        "the database named in SPRING_DATASOURCE_URL does not exist",
                        "Create it with 'create database', owned by the account in SPRING_DATASOURCE_USERNAME",
                        cause);
            case "53300" ->
                because(
                        "the database has no connection left",
                        "Raise its max_connections or stop what holds them",
                        cause);
            default -> null;
        };
    }

    private static FailureAnalysis because(String fault, String remedy, SQLException cause) {
        return new FailureAnalysis(fault, remedy, cause);
    }
}

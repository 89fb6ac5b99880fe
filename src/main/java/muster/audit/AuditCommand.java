package muster.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import muster.shared.SecretKey;
import muster.shared.start.StartChecks;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** {@code audit verify}: looks whether the record is as it was written, on the database that Muster is configured for. */
public final class AuditCommand {

    /** The record is whole. */
    static final int WHOLE = 0;

    static final int BROKEN = 1;

    /** Something else was typed, the database could not be asked, or there is nothing outside to compare with. */
    static final int NOT_SURE = 2;

    private AuditCommand() {}

    /** True when Muster is not to be started. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("audit");
    }

    /** Prints what it found; the result is the exit code of the process. Settings may follow: {@code --muster.data=…}. */
    public static int run(PrintStream out, String... arguments) {
        boolean areSettings = Arrays.stream(arguments).skip(2).allMatch(word -> word.startsWith("--"));
        if (arguments.length < 2 || !arguments[1].equals("verify") || !areSettings) {
            out.println("Expected: audit verify");
            return NOT_SURE;
        }
        var application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of(StartChecks.VISIT, "true"));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("out", out));
        try (var context = application.run(arguments)) {
            return context.getBean(Code.class).value();
        } catch (RuntimeException said) {
            return NOT_SURE; // why is said already
        }
    }

    record Code(int value) {}

    /** Without auto-configuration: no pool, no migrations, no broker, no pages. */
    @EnableConfigurationProperties({DataSourceProperties.class, HeadSettings.class})
    @Import({SecretKey.class, Seals.class, Heads.class})
    static class Parts {

        @Bean
        DataSource database(DataSourceProperties properties) {
            return properties
                    .initializeDataSourceBuilder()
                    .type(SimpleDriverDataSource.class)
                    .build();
        }

        /** Verifies while the context comes up, so that a failure is worded as one of a start is. */
        @Bean
        Code code(DataSource database, Seals seals, Heads heads, PrintStream out) throws SQLException, IOException {
            try (var connection = database.getConnection()) {
                return new Code(
                        switch (new Verification(seals, heads, out::println).run(connection)) {
                            case WHOLE -> WHOLE;
                            case BROKEN -> BROKEN;
                            case NOT_SURE -> NOT_SURE;
                        });
            }
        }
    }
}

package muster;

import muster.audit.AuditCommand;
import muster.catalog.packs.PacksCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Muster, one application. */
@SpringBootApplication
public class MusterApplication {

    public static void main(String[] arguments) {
        if (PacksCommand.isMeant(arguments)) {
            LoggingSystem.get(MusterApplication.class.getClassLoader()).beforeInitialize();
            System.exit(PacksCommand.run(System.out, arguments));
        }
        if (AuditCommand.isMeant(arguments)) {
            System.exit(AuditCommand.run(System.out, arguments));
        }
        try {
            SpringApplication.run(MusterApplication.class, arguments);
        } catch (RuntimeException | Error said) {
            // why is in the log already; threads of a server that half started must not keep the process
            System.exit(1);
        }
    }
}

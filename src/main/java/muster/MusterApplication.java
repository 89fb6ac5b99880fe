package muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Muster, one application. */
@SpringBootApplication
public class MusterApplication {

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(MusterApplication.class, arguments);
        } catch (RuntimeException | Error said) {
            // why is in the log already; threads of a server that half started must not keep the process
            System.exit(1);
        }
    }
}

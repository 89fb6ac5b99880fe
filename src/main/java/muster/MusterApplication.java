package muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Muster, one application. */
@SpringBootApplication
public class MusterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MusterApplication.class, arguments);
    }
}

package muster.access;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

/** Row scope for every transaction, and how passwords are kept. */
@EnableAsync
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    /** Listeners in the background act as the system, once here and for all of them. */
    @Bean
    TaskDecorator backgroundActsAsTheSystem() {
        return work -> () -> ActorContext.run(Actor.system("background"), work);
    }

    /** Argon2id, 64 MiB, 3 passes: about a quarter of a second on two cores (OWASP's minimum is 19 MiB, 2 passes). */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BoundedPasswordEncoder(new Argon2PasswordEncoder(16, 32, 1, 1 << 16, 3), 2, 16);
    }
}

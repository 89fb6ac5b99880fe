package muster.shared;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** Spring Data JDBC with ids of our own. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcRepositories(basePackages = "muster", considerNestedRepositories = false)
class DataConfiguration extends AbstractJdbcConfiguration {

    @Override
    protected List<?> userConverters() {
        return List.of(new IdConversion.Writing(), new IdConversion.Reading());
    }
}

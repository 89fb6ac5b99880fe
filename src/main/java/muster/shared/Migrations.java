package muster.shared;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Brings the database up to date as the role that logs in, before anything takes a connection from the pool, which
 * works as {@code muster_app}. An advisory lock stands round it, so a lock row left by a killed migration is stale
 * and is cleared (Liquibase itself would wait for it for ever).
 */
@Configuration(proxyBeanMethods = false)
class Migrations {

    private static final long MUSTER = 0x6d7573746572L;

    @Bean
    SpringLiquibase liquibase(DataSourceProperties properties) {
        var migrations = new Guarded();
        migrations.setDataSource(properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build());
        migrations.setChangeLog("classpath:db/changelog.yaml");
        return migrations;
    }

    @Bean
    static BeanFactoryPostProcessor poolAfterMigrations() {
        return beans -> beans.getBeanDefinition("dataSource").setDependsOn("liquibase");
    }

    private static final class Guarded extends SpringLiquibase {

        @Override
        public void afterPropertiesSet() throws LiquibaseException {
            DataSource database = getDataSource();
            try (var guard = database.getConnection()) {
                DatabaseRequirements.check(guard);
                execute(guard, "select pg_advisory_lock(" + MUSTER + ")");
                execute(guard, """
                        do $$ begin
                            if to_regclass('public.databasechangeloglock') is not null then
                                update public.databasechangeloglock
                                set locked = false, lockgranted = null, lockedby = null where locked;
                            end if;
                        end $$""");
                super.afterPropertiesSet();
            } catch (SQLException failure) {
                throw new LiquibaseException(failure);
            }
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}

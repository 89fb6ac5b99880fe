package muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ScopeTest {

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoever_is_nobody_sees_nothing() {
        assertThat(seesFleet()).isFalse();
    }

    @Test
    void staff_sees_the_fleet_and_a_customer_does_not() {
        assertThat(ActorContext.<Boolean, RuntimeException>call(cast.sam(), this::seesFleet))
                .isTrue();
        assertThat(ActorContext.<Boolean, RuntimeException>call(cast.carl(), this::seesFleet))
                .isFalse();
    }

    @Test
    void the_pool_works_as_a_role_that_row_security_binds() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("muster_app");
    }

    private boolean seesFleet() {
        return Boolean.TRUE.equals(transaction.execute(status ->
                jdbc.sql("select access.sees_fleet()").query(Boolean.class).single()));
    }
}

package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Objects;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
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
    void whoever_sees_otherwise_does_not_slip_into_a_transaction_that_somebody_else_began() {
        var carl = cast.carl();
        var sam = cast.sam();
        assertThatThrownBy(() -> inside(carl, () -> ActorContext.run(sam, this::seesFleet)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a transaction of his own");
        assertThatThrownBy(() -> inside(sam, () -> ActorContext.run(carl, this::seesFleet)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_system_sees_what_staff_sees_and_may_go_on_there() {
        var seen = new ArrayList<Boolean>();
        inside(cast.sam(), () -> ActorContext.run(Actor.system("a test"), () -> seen.add(seesFleet())));
        assertThat(seen).containsExactly(true);
    }

    @Test
    void in_a_transaction_of_his_own_everybody_has_his_own_sight() {
        var seen = new ArrayList<Boolean>();
        var apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        inside(cast.carl(), () -> {
            ActorContext.run(cast.sam(), () -> apart.executeWithoutResult(status -> seen.add(seesFleet())));
            seen.add(seesFleet());
        });
        assertThat(seen).containsExactly(true, false);
    }

    private void inside(Actor actor, Runnable work) {
        ActorContext.run(actor, () -> transaction.executeWithoutResult(status -> work.run()));
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

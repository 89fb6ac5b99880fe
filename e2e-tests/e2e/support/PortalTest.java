package e2e.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test in a real browser; a {@link Portal} parameter is a fresh window on the one Muster of the run. Browser tests run
 * one after the other, beside the tests that need none.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PortalExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the second lane")
public @interface PortalTest {}

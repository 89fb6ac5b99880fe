package muster.support;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Every part that any test brings, so that all module tests share one application, one broker and one database. */
@TestConfiguration
@ComponentScan(
        basePackages = "muster",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(TestComponent.class))
class TestParts {}

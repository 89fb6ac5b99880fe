package muster.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import muster.MusterApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a real database and a real broker, with a browser without script ({@code MockMvc}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MusterApplication.class,
        properties = {"spring.datasource.url=set by TestDatabase", "muster.mqtt.port=0", "server.port=0"})
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
@Import(TestParts.class)
public @interface ModuleTest {}

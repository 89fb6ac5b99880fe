package muster.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the heads of the record get out of the database.
 *
 * @param heads the file that they are added to
 * @param every how often; what was cut off the end since the last time cannot be noticed
 */
@ConfigurationProperties("muster.audit")
record HeadSettings(Path heads, Duration every) {}

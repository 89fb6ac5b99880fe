package muster.telemetry.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each class of data is kept. Daily values are kept for good.
 *
 * @param raw messages as they came in; what is gone cannot be read again by a better mapping
 * @param rejected values that were not believed
 */
@ConfigurationProperties("muster.keep")
record Retention(
        @DefaultValue("30d") Duration raw,
        @DefaultValue("90d") Duration rejected,
        @DefaultValue("400d") Duration observations,
        @DefaultValue("1830d") Duration hourly) {}

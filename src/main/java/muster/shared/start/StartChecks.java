package muster.shared.start;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Looks at the configuration before anything is started, so that half a configuration never starts half a Muster. */
public class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /** After what tests bring, before the embedded servers. */
    public static final int ORDER = 0;

    /** Set where a command only looks at what a Muster has, which may be running: it must not take the data folder. */
    public static final String VISIT = "muster.visit";

    private static final String URL = "spring.datasource.url";
    private static final String KEY = "muster.secret-key";
    private static final String USERNAME = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        checkPublicAddress(environment.getProperty("muster.public-address", ""));
        TrustedProxies.networks(environment.getProperty(TrustedProxies.PROPERTY, ""));
        checkDatabase(environment);
        checkSecretKey(environment);
        checkBroker(environment);
        if (!environment.containsProperty(VISIT)) {
            DataFolder.inUse(environment).ifPresent(path -> DataFolder.take(path, context));
        }
    }

    private static void checkPublicAddress(String address) {
        var uri = parse(address);
        boolean good = uri != null
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getPath().isEmpty();
        if (!good) {
            throw new CannotStart(
                    "MUSTER_PUBLIC_ADDRESS (" + address + ") is not the address of a web site",
                    "Write it as https://muster.example.org, without a path and without a slash at the end");
        }
    }

    private static void checkDatabase(Environment environment) {
        var url = environment.getProperty(URL, "");
        boolean hasUsername = StringUtils.hasText(environment.getProperty(USERNAME));
        boolean hasPassword = StringUtils.hasText(environment.getProperty(PASSWORD));
        if (url.isBlank() && (hasUsername || hasPassword)) {
            throw new CannotStart(
                    (hasUsername ? "SPRING_DATASOURCE_USERNAME" : "SPRING_DATASOURCE_PASSWORD")
                            + " is set and SPRING_DATASOURCE_URL is not",
                    "Set both to use a database of your own, or neither to use the embedded one");
        }
        if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL is not the address of a PostgreSQL database",
                    "Write it as jdbc:postgresql://host:5432/database");
        }
        if (!url.isBlank() && !hasUsername && !url.contains("user=")) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL is set and SPRING_DATASOURCE_USERNAME is not",
                    "Set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to the account that owns the"
                            + " database");
        }
    }

    /** With a database of its own, the key belongs to the configuration: a data folder may not outlive a container. */
    private static void checkSecretKey(Environment environment) {
        if (StringUtils.hasText(environment.getProperty(URL)) && environment.getProperty(KEY) == null) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL is set and MUSTER_SECRET_KEY is not",
                    "Set it to 32 random bytes in base64, made by 'openssl rand -base64 32', and keep it: devices and"
                            + " labels are known by it");
        }
    }

    private static void checkBroker(Environment environment) {
        boolean hasAccount = StringUtils.hasText(environment.getProperty("muster.mqtt.username"))
                || StringUtils.hasText(environment.getProperty("muster.mqtt.password"));
        if (hasAccount && !StringUtils.hasText(environment.getProperty("muster.mqtt.url"))) {
            throw new CannotStart(
                    "MUSTER_MQTT_USERNAME or MUSTER_MQTT_PASSWORD is set and MUSTER_MQTT_URL is not",
                    "Set all three to use a broker of your own, or none to use the embedded one");
        }
    }

    private static @Nullable URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException broken) {
            return null;
        }
    }
}

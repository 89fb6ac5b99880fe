package muster.mqtt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import muster.mqtt.Admission.Admitted;
import muster.mqtt.Admission.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** The mqtt module alone with its real broker, on a free port: whoever says the right password comes in. */
public final class MqttHouse implements AutoCloseable, Admissions, SessionListener, SpoiledMessages {

    public final List<InboundMessage> heard = new CopyOnWriteArrayList<>();
    public final List<SessionStarted> started = new CopyOnWriteArrayList<>();
    public final List<SessionEnded> ended = new CopyOnWriteArrayList<>();
    public final List<ConnectionRefused> refused = new CopyOnWriteArrayList<>();
    public final List<Denied> denied = new CopyOnWriteArrayList<>();
    public final List<MessageSpoiled> spoiled = new CopyOnWriteArrayList<>();

    /** What handlers do with a message; tests change it. */
    public volatile Consumer<InboundMessage> handling = message -> {};

    /** Who comes in; tests change it. */
    public volatile Function<ConnectAttempt, Admission> deciding = MqttHouse::byPassword;

    /** What listeners do with news of the door; tests change it. */
    public volatile Consumer<Object> hearing = news -> {};

    public volatile Consumer<MessageSpoiled> spoiling = news -> {};

    private final Path data;
    private final Map<String, String> settings;
    private @Nullable ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"muster.mqtt.broker", "muster.mqtt.bridge"},
            excludeFilters = @ComponentScan.Filter(TestComponent.class))
    static class Rooms {}

    private MqttHouse(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
    }

    public static MqttHouse in(Path data) {
        return in(data, Map.of("muster.mqtt.port", "0"));
    }

    public static MqttHouse in(Path data, Map<String, String> settings) {
        var house = new MqttHouse(data, settings);
        house.open();
        return house;
    }

    public void open() {
        context = started();
    }

    private ConfigurableApplicationContext started() {
        var fresh = new AnnotationConfigApplicationContext();
        var properties = new HashMap<String, Object>(settings);
        properties.put("muster.data", data.toString());
        fresh.getEnvironment().getPropertySources().addFirst(new MapPropertySource("house", properties));
        fresh.register(Rooms.class);
        fresh.registerBean(InstantSource.class, InstantSource::system);
        fresh.registerBean("doors", MqttHouse.class, () -> this, definition -> definition.setDestroyMethodName(""));
        handlers().forEach(handler -> fresh.registerBean(handler.leaf().text(), MessageHandler.class, () -> handler));
        fresh.refresh();
        return fresh;
    }

    public <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    public int port() {
        return bean(Broker.class).port();
    }

    public String health() {
        return Objects.requireNonNull(bean(HealthIndicator.class).health())
                .getStatus()
                .getCode();
    }

    /** Back to the beginning, as far as this house remembers. */
    public void forget() {
        List.of(heard, started, ended, refused, denied, spoiled).forEach(List::clear);
        handling = message -> {};
        spoiling = news -> {};
        hearing = news -> {};
        deciding = MqttHouse::byPassword;
    }

    @Override
    public Admission admit(ConnectAttempt attempt) {
        return deciding.apply(attempt);
    }

    /** Password {@code boot-<id>} is the bootstrap credential of a device, {@code oper-<id>} its operational one. */
    private static Admission byPassword(ConnectAttempt attempt) {
        var password = new String(attempt.password(), StandardCharsets.UTF_8);
        if (password.equals("boot-" + attempt.clientId())) {
            return new Admitted(Grants.bootstrap(attempt.clientId()), "bootstrap", "1");
        }
        if (password.equals("oper-" + attempt.clientId())) {
            return new Admitted(Grants.operational(attempt.clientId()), "operational", "2");
        }
        return new Refused(RefusalCode.BAD_USER_NAME_OR_PASSWORD, "Unknown name or password.");
    }

    @Override
    public void connected(SessionStarted news) {
        hearing.accept(news);
        started.add(news);
    }

    @Override
    public void ended(SessionEnded news) {
        hearing.accept(news);
        ended.add(news);
    }

    @Override
    public void refused(ConnectionRefused news) {
        hearing.accept(news);
        refused.add(news);
    }

    @Override
    public void denied(Denied news) {
        hearing.accept(news);
        denied.add(news);
    }

    @Override
    public void spoiled(MessageSpoiled news) {
        spoiling.accept(news);
        spoiled.add(news);
    }

    @Override
    public void close() {
        Objects.requireNonNull(context).close();
    }

    private List<MessageHandler> handlers() {
        return List.of(Leaf.values()).stream()
                .filter(leaf -> leaf.heardBy() == Leaf.Speaker.MUSTER)
                .<MessageHandler>map(leaf -> new Recording(leaf, this))
                .toList();
    }

    private record Recording(Leaf leaf, MqttHouse house) implements MessageHandler {

        @Override
        public void handle(InboundMessage message) {
            house.handling.accept(message);
            house.heard.add(message);
        }
    }
}

package muster.mqtt.broker;

import java.nio.file.Path;
import java.time.InstantSource;
import muster.mqtt.Admissions;
import muster.mqtt.ForeignSpeech;
import muster.mqtt.MqttSettings;
import muster.mqtt.SessionListener;
import muster.mqtt.Sessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Chooses the broker: one of the operator's own when its address is set, otherwise the one inside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MqttSettings.class)
class BrokerConfiguration {

    /** The broker inside this process. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoAddressGiven.class)
    static class Embedded {

        @Bean
        BridgeAccount bridgeAccount() {
            return new BridgeAccount();
        }

        @Bean
        Announcements doorAnnouncements(ObjectProvider<SessionListener> listeners, InstantSource clock) {
            return new Announcements(listeners, clock);
        }

        @Bean
        Leftovers leftovers() {
            return new Leftovers();
        }

        @Bean
        Doorkeeper doorkeeper(
                ObjectProvider<Admissions> admissions,
                BridgeAccount bridge,
                Announcements announcements,
                Leftovers leftovers,
                ObjectProvider<ForeignSpeech> speech,
                InstantSource clock) {
            return new Doorkeeper(admissions, bridge, announcements, leftovers, speech, clock);
        }

        @Bean
        Introduction introduction(ObjectProvider<Admissions> admissions, Doorkeeper doorkeeper) {
            return new Introduction(admissions, doorkeeper);
        }

        @Bean
        Door door(
                Doorkeeper doorkeeper,
                Introduction introduction,
                Announcements announcements,
                Leftovers leftovers,
                ObjectProvider<ForeignSpeech> speech) {
            return new Door(doorkeeper, introduction, announcements, leftovers, speech);
        }

        @Bean
        EmbeddedBroker broker(
                MqttSettings settings,
                @Value("${muster.data:./data}") Path data,
                Door door,
                Doorkeeper doorkeeper,
                BridgeAccount bridge,
                Announcements announcements) {
            var folder = new BrokerFolder(data.resolve("broker"));
            return new EmbeddedBroker(
                    folder, settings.bind(), settings.port(), door, doorkeeper, bridge, announcements);
        }

        @Bean
        Sessions sessions(Door door) {
            return new EmbeddedSessions(door);
        }
    }

    /** A broker of the operator's own. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(AddressGiven.class)
    static class External {

        @Bean
        ExternalBroker broker(MqttSettings settings) {
            return new ExternalBroker(settings);
        }

        @Bean
        Sessions sessions() {
            return new ExternalSessions();
        }
    }

    /** An empty address counts as none, because an unset variable of a compose file arrives as an empty one. */
    static class AddressGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("muster.mqtt.url"));
        }
    }

    static class NoAddressGiven extends AddressGiven {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}

package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import muster.mqtt.Admission.Refused;
import muster.mqtt.RefusalCode;
import muster.mqtt.Topics;

/** What every client must do right before anybody looks at its credential; the first broken rule is the answer. */
final class Manners {

    static final int MOST_USER_PROPERTIES = 16;

    private static final int LONGEST_PASSWORD = 1024;

    // @formatter:off
    private static final List<Rule> RULES = List.of(
        ours(connect -> connect.getMqttVersion() == MqttVersion.V_5,
             RefusalCode.UNSUPPORTED_PROTOCOL_VERSION, "Muster speaks MQTT 5 only."),
        rule(connect -> Topics.isId(connect.getClientId()),
             RefusalCode.CLIENT_IDENTIFIER_NOT_VALID, "A client id has 1 to 64 letters, digits, '_' or '-'."),
        rule(connect -> connect.getAuthenticationMethod().isEmpty(),
             RefusalCode.BAD_AUTHENTICATION_METHOD, "Use user name and password."),
        rule(connect -> connect.getUserProperties().asList().size() <= MOST_USER_PROPERTIES,
             RefusalCode.QUOTA_EXCEEDED, "Too many user properties."),
        rule(connect -> connect.getUserName().filter(connect.getClientId()::equals).isPresent(),
             RefusalCode.BAD_USER_NAME_OR_PASSWORD, "The user name must be the client id."),
        rule(connect -> connect.getPassword().filter(password -> password.remaining() <= LONGEST_PASSWORD).isPresent(),
             RefusalCode.BAD_USER_NAME_OR_PASSWORD, "A password of at most 1024 bytes is needed."),
        rule(connect -> connect.getWillPublish().filter(will -> will.getRetain()).isEmpty(),
             RefusalCode.RETAIN_NOT_SUPPORTED, "A will must not be retained."),
        rule(connect -> connect.getWillPublish()
                     .filter(will -> will.getUserProperties().asList().size() > MOST_USER_PROPERTIES).isEmpty(),
             RefusalCode.QUOTA_EXCEEDED, "Too many user properties in the will."));
    // @formatter:on

    private record Rule(Predicate<ConnectPacket> kept, boolean isForAll, Refused otherwise) {}

    private Manners() {}

    /** A maker's firmware speaks the version it knows. */
    static Optional<Refused> faultOf(ConnectPacket connect, boolean isForeign) {
        return RULES.stream()
                .filter(rule -> rule.isForAll() || !isForeign)
                .filter(rule -> !rule.kept().test(connect))
                .map(Rule::otherwise)
                .findFirst();
    }

    private static Rule rule(Predicate<ConnectPacket> kept, RefusalCode code, String sentence) {
        return new Rule(kept, true, new Refused(code, sentence));
    }

    private static Rule ours(Predicate<ConnectPacket> kept, RefusalCode code, String sentence) {
        return new Rule(kept, false, new Refused(code, sentence));
    }

    /** Whether it brings a name and a password at all. */
    static boolean isProved(ConnectPacket connect) {
        return connect.getUserName().isPresent()
                && connect.getPassword()
                        .filter(password -> password.remaining() <= LONGEST_PASSWORD)
                        .isPresent();
    }
}

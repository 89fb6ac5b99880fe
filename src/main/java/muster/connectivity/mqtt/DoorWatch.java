package muster.connectivity.mqtt;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.mqtt.ConnectionRefused;
import muster.mqtt.Denied;
import muster.mqtt.SessionEnded;
import muster.mqtt.SessionListener;
import muster.mqtt.SessionStarted;
import muster.shared.DeviceId;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Writes down who comes, who goes and who is turned away. */
@Component
class DoorWatch implements SessionListener, InitializingBean {

    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Presences presences;
    private final Clock clock;

    DoorWatch(Presences presences, Clock clock) {
        this.presences = presences;
        this.clock = clock;
    }

    @Override
    public void connected(SessionStarted started) {
        forDevice(
                started.clientId(),
                device -> presences.came(
                        device, started.connection(), started.credential(), started.address(), started.at()));
    }

    @Override
    public void ended(SessionEnded ended) {
        forDevice(ended.clientId(), device -> presences.went(device, ended.connection(), ended.reason(), ended.at()));
    }

    @Override
    public void refused(ConnectionRefused refused) {
        forDevice(
                refused.clientId(),
                device -> presences.note(
                        device,
                        new Refusal(
                                refused.at(),
                                Refusal.CONNECT,
                                refused.code().name(),
                                refused.sentence(),
                                refused.address())));
    }

    @Override
    public void denied(Denied denied) {
        forDevice(
                denied.clientId(),
                device -> presences.note(
                        device,
                        new Refusal(
                                denied.at(), Refusal.TOPIC, denied.deed().name(), sentence(denied), denied.address())));
    }

    private static String sentence(Denied denied) {
        var tried = switch (denied.deed()) {
            case PUBLISH -> "publish to";
            case RETAIN -> "leave a message under";
            case SUBSCRIBE -> "subscribe to";
        };
        return "It tried to " + tried + " " + denied.topic() + ", which it may not.";
    }

    /** Before the broker opens, nobody is connected. */
    @Override
    public void afterPropertiesSet() {
        ActorContext.run(Actor.system("start"), () -> presences.forgetConnections(clock.instant()));
    }

    /** Every device id is a client id; not every client id is a device. */
    static boolean isDevice(String clientId) {
        return clientId.length() == UUID_LENGTH && UUID_TEXT.matcher(clientId).matches();
    }

    private static void forDevice(String clientId, Consumer<DeviceId> work) {
        if (isDevice(clientId)) {
            ActorContext.run(Actor.system("broker"), () -> work.accept(new DeviceId(UUID.fromString(clientId))));
        }
    }
}

package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.interceptor.connect.ConnectInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import muster.mqtt.Admissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds out which device stands at the door when its firmware chose client id and user name itself. From here on the
 * connection bears the device's id, as any other: whoever ends its session, counts it or looks for it finds it by that.
 */
final class Introduction implements ConnectInboundInterceptor {

    private static final Logger log = LoggerFactory.getLogger(Introduction.class);
    private static final String FOREIGN = "foreign";
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(10);
    private static final int ASKING_SIDE_BY_SIDE = 4;

    private final ObjectProvider<Admissions> admissions;
    private final Doorkeeper doorkeeper;
    private final Semaphore places = new Semaphore(ASKING_SIDE_BY_SIDE);

    Introduction(ObjectProvider<Admissions> admissions, Doorkeeper doorkeeper) {
        this.admissions = admissions;
        this.doorkeeper = doorkeeper;
    }

    /** Whether the connection was found to be one of a maker's firmware. */
    static boolean wasForeign(ConnectionInformation connection) {
        return connection.getConnectionAttributeStore().getAsString(FOREIGN).isPresent();
    }

    @Override
    public void onConnect(ConnectInboundInput input, ConnectInboundOutput output) {
        var connect = input.getConnectPacket();
        if (doorkeeper.isOpen()
                && !BridgeAccount.isReserved(connect.getClientId())
                && Manners.isProved(connect)
                && !speaksOurs(connect)) {
            var async = output.async(TIME_TO_ASK, TimeoutFallback.FAILURE);
            Thread.ofVirtual().name("muster-introduction").start(() -> introduce(input, async));
        }
    }

    private static boolean speaksOurs(ConnectPacket connect) {
        return connect.getMqttVersion() == MqttVersion.V_5
                && connect.getUserName().filter(connect.getClientId()::equals).isPresent();
    }

    private void introduce(ConnectInboundInput input, Async<ConnectInboundOutput> async) {
        try {
            deviceOf(input.getConnectPacket()).ifPresent(device -> rename(input, async.getOutput(), device));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // it goes on under the name it came with, which opens nothing
            log.error("Nobody could say who stands at the door", failure);
        } finally {
            async.resume();
        }
    }

    private Optional<String> deviceOf(ConnectPacket connect) throws InterruptedException {
        if (!places.tryAcquire(TIME_TO_ASK.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return admissions
                    .getObject()
                    .deviceOf(
                            connect.getUserName().orElseThrow(),
                            Doorkeeper.password(connect).orElseThrow());
        } finally {
            places.release();
        }
    }

    /** What it wants kept is told to whoever hears it and not kept: a kept message would outlive its right. */
    private static void rename(ConnectInboundInput input, ConnectInboundOutput output, String device) {
        input.getConnectionInformation().getConnectionAttributeStore().putAsString(FOREIGN, "yes");
        var connect = output.getConnectPacket();
        connect.setClientId(device);
        connect.setUserName(device);
        connect.getModifiableWillPublish().ifPresent(will -> {
            will.setRetain(false);
            will.getUserProperties().clear();
            will.getUserProperties().addUserProperty(Sender.PROPERTY, device);
        });
    }
}

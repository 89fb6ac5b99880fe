package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import muster.mqtt.Admission;
import muster.mqtt.Admission.Admitted;
import muster.mqtt.Admission.Refused;
import muster.mqtt.Admissions;
import muster.mqtt.ConnectAttempt;
import muster.mqtt.ForeignSpeech;
import muster.mqtt.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Decides who comes in. Whatever goes wrong on the way to a decision keeps the client out. */
final class Doorkeeper implements SimpleAuthenticator {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);
    private static final Duration TIME_TO_DECIDE = Duration.ofSeconds(10);
    private static final int DECISIONS_SIDE_BY_SIDE = 8;
    private static final long BRIDGE_QUEUE = 10_000_000;
    private static final Refused UNDECIDED =
            new Refused(RefusalCode.SERVER_UNAVAILABLE, "Muster cannot decide now. Try again later.");

    private final ObjectProvider<Admissions> admissions;
    private final BridgeAccount bridge;
    private final Announcements announcements;
    private final Leftovers leftovers;
    private final ObjectProvider<ForeignSpeech> speech;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(DECISIONS_SIDE_BY_SIDE);
    private volatile boolean open;

    Doorkeeper(
            ObjectProvider<Admissions> admissions,
            BridgeAccount bridge,
            Announcements announcements,
            Leftovers leftovers,
            ObjectProvider<ForeignSpeech> speech,
            InstantSource clock) {
        this.admissions = admissions;
        this.bridge = bridge;
        this.announcements = announcements;
        this.leftovers = leftovers;
        this.speech = speech;
        this.clock = clock;
    }

    boolean isOpen() {
        return open;
    }

    /** Devices may come in: somebody hears them now. */
    void open() {
        open = true;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var connect = input.getConnectPacket();
        var fault = Manners.faultOf(connect, Introduction.wasForeign(input.getConnectionInformation()));
        if (fault.isPresent()) {
            refuse(input, output, fault.get());
        } else if (BridgeAccount.isReserved(connect.getClientId())) {
            admitBridge(input, output);
        } else if (!open) {
            refuse(input, output, UNDECIDED);
        } else {
            var async = output.async(
                    TIME_TO_DECIDE,
                    TimeoutFallback.FAILURE,
                    ConnackReasonCode.SERVER_UNAVAILABLE,
                    UNDECIDED.sentence());
            Thread.ofVirtual().name("muster-admission").start(() -> admitDevice(input, async));
        }
    }

    private void admitBridge(SimpleAuthInput input, SimpleAuthOutput output) {
        if (bridge.isProvedBy(password(input.getConnectPacket()))) {
            input.getConnectionInformation().getConnectionAttributeStore().putAsString(Door.BRIDGE, "yes");
            output.getClientSettings().setClientQueueSizeMaximum(BRIDGE_QUEUE);
            output.authenticateSuccessfully();
        } else {
            refuse(input, output, new Refused(RefusalCode.NOT_AUTHORIZED, "This client id is reserved."));
        }
    }

    private void admitDevice(SimpleAuthInput input, Async<SimpleAuthOutput> async) {
        var output = async.getOutput();
        try {
            switch (decide(input)) {
                case Admitted admitted -> admit(input, output, admitted);
                case Refused refused -> refuse(input, output, refused);
            }
        } catch (RuntimeException | Error failure) {
            log.error(
                    "No decision about client {}", input.getClientInformation().getClientId(), failure);
            refuse(input, output, UNDECIDED);
        } finally {
            async.resume();
        }
    }

    private Admission decide(SimpleAuthInput input) {
        try {
            if (!places.tryAcquire(TIME_TO_DECIDE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Refused(RefusalCode.SERVER_BUSY, "Many devices are connecting. Try again later.");
            }
            try {
                return admissions.getObject().admit(attempt(input));
            } finally {
                places.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return UNDECIDED;
        }
    }

    private void admit(SimpleAuthInput input, SimpleAuthOutput output, Admitted admitted) {
        var connect = input.getConnectPacket();
        var rights = new Rights(admitted.grants(), speech);
        var will = connect.getWillPublish();
        if (will.isPresent() && !rights.allowWill(will.get().getTopic())) {
            refuse(input, output, new Refused(RefusalCode.NOT_AUTHORIZED, "The will's topic is not yours."));
            return;
        }
        leftovers.sweep(connect.getClientId(), rights);
        Session.of(admitted, connect.getKeepAlive(), ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()))
                .keepIn(input.getConnectionInformation().getConnectionAttributeStore());
        output.authenticateSuccessfully();
    }

    private void refuse(SimpleAuthInput input, SimpleAuthOutput output, Refused refused) {
        announcements.refused(input, refused);
        output.failAuthentication(ConnackReasonCode.valueOf(refused.code().name()), refused.sentence());
    }

    private static ConnectAttempt attempt(SimpleAuthInput input) {
        var connect = input.getConnectPacket();
        return new ConnectAttempt(
                connect.getClientId(),
                connect.getUserName().orElse(null),
                password(connect).orElseThrow(),
                Announcements.address(input.getConnectionInformation()),
                connect.getKeepAlive(),
                Introduction.wasForeign(input.getConnectionInformation()));
    }

    static Optional<byte[]> password(ConnectPacket connect) {
        return connect.getPassword().map(ByteBuffer::slice).map(buffer -> {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        });
    }
}

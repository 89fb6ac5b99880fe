package muster.mqtt.bridge;

import java.io.EOFException;
import java.net.SocketException;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.jspecify.annotations.Nullable;

/** Why a connection ended, as far as anybody says. */
enum Loss {
    /** The broker says that another client connected under the same client id. */
    TAKEN_OVER,
    /** The broker closed it and gave no reason. */
    HUNG_UP,
    /** The broker gave another reason, or it was we who ended it. */
    OTHER;

    /** Session taken over (OASIS MQTT 5.0, 3.14.2.1). */
    private static final int SESSION_TAKEN_OVER = 0x8E;

    static Loss of(MqttDisconnectResponse told) {
        if (told.getReturnCode() == SESSION_TAKEN_OVER) {
            return TAKEN_OVER;
        }
        return isHangUp(told.getException()) ? HUNG_UP : OTHER;
    }

    private static boolean isHangUp(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
    }
}

package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.services.exception.NoSuchClientIdException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import muster.mqtt.BrokerAway;
import muster.mqtt.Sessions;

/** The connections of the embedded broker. */
final class EmbeddedSessions implements Sessions {

    private final Door door;

    EmbeddedSessions(Door door) {
        this.door = door;
    }

    @Override
    public Ending end(String clientId, String sentence) {
        var clients = door.clients();
        var wasConnected =
                await(clients.disconnectClient(clientId, true, DisconnectReasonCode.ADMINISTRATIVE_ACTION, sentence));
        await(clients.invalidateSession(clientId));
        return wasConnected ? Ending.ENDED : Ending.NOT_CONNECTED;
    }

    @Override
    public boolean isConnected(String clientId) {
        return await(door.clients().isClientConnected(clientId));
    }

    /** The answer; a client that the broker has never heard of is one that is not connected. */
    private static boolean await(CompletableFuture<Boolean> answer) {
        try {
            return answer.orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof NoSuchClientIdException) {
                return false;
            }
            throw new BrokerAway("The broker did not answer about a session", failure);
        }
    }
}

package muster.mqtt.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import muster.mqtt.BrokerCannotStart;

/** Looks whether a port can be had before the broker is started, because the broker's own word for it is a novel. */
final class FreePort {

    private FreePort() {}

    /** The port itself, or a free one when 0 was asked for. */
    static int check(String bind, int port) {
        var address = port < 0 || port > 65_535 ? null : new InetSocketAddress(bind, port);
        if (address == null || address.isUnresolved()) {
            throw new BrokerCannotStart(
                    "The broker cannot listen on " + bind + " port " + port + ", there is no such place.",
                    "Set MUSTER_MQTT_BIND to an address of this machine and MUSTER_MQTT_PORT to 1 to 65535.");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new BrokerCannotStart(
                    "Port " + port + " on " + bind + ", where devices would connect, cannot be opened: "
                            + taken.getMessage() + ".",
                    "Stop the program that uses it (perhaps another Muster), or choose another port with"
                            + " MUSTER_MQTT_PORT.",
                    taken);
        }
    }
}

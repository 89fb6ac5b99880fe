package muster.demo.simulator;

/** Where the broker is that devices are set to. */
public record BrokerAddress(String host, int port) {

    String uri() {
        return "tcp://" + host + ":" + port;
    }
}

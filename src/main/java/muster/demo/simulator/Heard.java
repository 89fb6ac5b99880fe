package muster.demo.simulator;

import org.eclipse.paho.mqttv5.common.MqttMessage;

/** What reaches a device. */
sealed interface Heard {

    /** A message of the broker. */
    record Message(Uplink from, String topic, MqttMessage message) implements Heard {}

    /** The connection ended without us. */
    record Lost(Uplink from, String sentence) implements Heard {}

    /** Somebody pressed the button. */
    record Stop() implements Heard {}
}

/**
 * Devices made of software: real MQTT 5 clients that know their label, their maker's habits and the published topics,
 * and nothing of the application. A test keeps it so.
 */
@NullMarked
package muster.demo.simulator;

import org.jspecify.annotations.NullMarked;

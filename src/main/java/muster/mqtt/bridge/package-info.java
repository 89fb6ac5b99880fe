/** The bridge between the broker and Muster's modules: messages in, messages out. */
@NullMarked
package muster.mqtt.bridge;

import org.jspecify.annotations.NullMarked;

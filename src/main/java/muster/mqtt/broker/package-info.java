/** The embedded broker and its door: who comes in, and what each one may publish and subscribe. */
@NullMarked
package muster.mqtt.broker;

import org.jspecify.annotations.NullMarked;

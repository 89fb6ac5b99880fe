/** The broker's door for what devices measure. */
@NullMarked
package muster.telemetry.mqtt;

import org.jspecify.annotations.NullMarked;

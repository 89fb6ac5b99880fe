/** The broker's door: settings out, the device's answer in. */
@NullMarked
package muster.configuration.mqtt;

import org.jspecify.annotations.NullMarked;

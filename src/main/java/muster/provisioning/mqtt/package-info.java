/** The broker's door: who may connect, and how a device gets its operational credential. */
@NullMarked
package muster.provisioning.mqtt;

import org.jspecify.annotations.NullMarked;

@NullMarked
package muster.provisioning.mqtt;

import org.jspecify.annotations.NullMarked;

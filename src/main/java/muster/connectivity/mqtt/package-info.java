/** The broker's door: sessions and what devices say of themselves. */
@NullMarked
package muster.connectivity.mqtt;

import org.jspecify.annotations.NullMarked;

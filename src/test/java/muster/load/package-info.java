/** A fleet that speaks as fast as it may, the brokers it speaks to, and what is known of what it said. */
@NullMarked
package muster.load;

import org.jspecify.annotations.NullMarked;

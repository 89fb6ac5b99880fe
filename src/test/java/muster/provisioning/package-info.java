@NullMarked
package muster.provisioning;

import org.jspecify.annotations.NullMarked;

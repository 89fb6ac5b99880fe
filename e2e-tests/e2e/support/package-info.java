/** Starts Muster as its users do and hands out browsers. */
@NullMarked
package e2e.support;

import org.jspecify.annotations.NullMarked;

/** What must never happen, provoked: run with {@code ./mvnw verify -Pfaults}. */
@NullMarked
package muster.faults;

import org.jspecify.annotations.NullMarked;

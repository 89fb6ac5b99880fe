/** What has to be fast, measured: run with {@code ./mvnw verify -Pbenchmark}. */
@NullMarked
package muster.benchmark;

import org.jspecify.annotations.NullMarked;

/** What faults and benchmarks measured, in one form. */
@NullMarked
package muster.figures;

import org.jspecify.annotations.NullMarked;

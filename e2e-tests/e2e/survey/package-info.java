/** Walks through every page that people reach and notes what is wrong with each. */
@NullMarked
package e2e.survey;

import org.jspecify.annotations.NullMarked;

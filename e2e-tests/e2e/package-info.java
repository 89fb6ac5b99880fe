/** What people do, in a real browser against a real Muster. */
@NullMarked
package e2e;

import org.jspecify.annotations.NullMarked;

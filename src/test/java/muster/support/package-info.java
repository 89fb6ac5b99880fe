/** What tests share: a real database each, people of the cast, a signed-in browser. */
@NullMarked
package muster.support;

import org.jspecify.annotations.NullMarked;

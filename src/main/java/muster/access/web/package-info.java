/** Sign-in, accounts and the rules on every door. */
@NullMarked
package muster.access.web;

import org.jspecify.annotations.NullMarked;

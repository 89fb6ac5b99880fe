/** The pages on which staff reads what Muster knows about a device model. */
@NullMarked
package muster.catalog.web;

import org.jspecify.annotations.NullMarked;

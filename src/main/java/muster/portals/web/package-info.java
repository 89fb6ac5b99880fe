/** The pages of the portals. */
@NullMarked
package muster.portals.web;

import org.jspecify.annotations.NullMarked;

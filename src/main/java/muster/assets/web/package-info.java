/** Pages about customers, sites, assets and positions. */
@NullMarked
package muster.assets.web;

import org.jspecify.annotations.NullMarked;

/** What every page shares: the icons. */
@NullMarked
package muster.shared.web;

import org.jspecify.annotations.NullMarked;

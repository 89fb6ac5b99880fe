/** Reads packs, and says in one sentence what is wrong with one. */
@NullMarked
package muster.catalog.packs;

import org.jspecify.annotations.NullMarked;

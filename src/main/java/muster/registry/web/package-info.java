/** The pages that register devices and print their labels. */
@NullMarked
package muster.registry.web;

import org.jspecify.annotations.NullMarked;

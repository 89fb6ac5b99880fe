/** The lifecycle panel of a device and the moves made on it. */
@NullMarked
package muster.lifecycle.web;

import org.jspecify.annotations.NullMarked;

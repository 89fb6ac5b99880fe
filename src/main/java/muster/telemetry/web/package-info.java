/** How what devices measure comes in, for those who keep watch. */
@NullMarked
package muster.telemetry.web;

import org.jspecify.annotations.NullMarked;

/** The sample fleet: customers, sites, equipment, people and sixty devices that were activated like any other. */
@NullMarked
package muster.demo.fleet;

import org.jspecify.annotations.NullMarked;

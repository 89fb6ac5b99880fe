/** The bench: simulated devices to hand, their labels, their switches and their faults. Only with the sample fleet. */
@NullMarked
package muster.demo.bench;

import org.jspecify.annotations.NullMarked;

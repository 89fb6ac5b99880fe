/** The bench page. */
@NullMarked
package muster.demo.bench.web;

import org.jspecify.annotations.NullMarked;

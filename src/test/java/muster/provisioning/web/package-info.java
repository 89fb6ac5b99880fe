@NullMarked
package muster.provisioning.web;

import org.jspecify.annotations.NullMarked;

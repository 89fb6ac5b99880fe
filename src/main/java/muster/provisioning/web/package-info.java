/** The installer's pages, and the pages of those who send installers. */
@NullMarked
package muster.provisioning.web;

import org.jspecify.annotations.NullMarked;

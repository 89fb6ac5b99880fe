/** What a person holds and sees: the bench, a phone, a browser without script. */
@NullMarked
package e2e.pages;

import org.jspecify.annotations.NullMarked;

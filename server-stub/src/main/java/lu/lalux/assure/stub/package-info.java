/**
 * How the server starts and stops: its settings, which are known, renamed or refused, the beans that its build
 * prepared, what it says on the console when it is ready, and how it stops without cutting anybody off.
 */
@NullMarked
package lu.lalux.assure.stub;

import org.jspecify.annotations.NullMarked;

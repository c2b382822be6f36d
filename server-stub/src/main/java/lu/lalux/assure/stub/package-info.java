/** The sandbox's start: its settings, which are known or refused, and the beans that its build prepared. */
@NullMarked
package lu.lalux.assure.stub;

import org.jspecify.annotations.NullMarked;

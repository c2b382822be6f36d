/** What the sandbox says on the console when it is ready. */
@NullMarked
package lu.lalux.assure.stub.welcome;

import org.jspecify.annotations.NullMarked;

/** What is measured. */
@NullMarked
package lu.lalux.assure.benchmark.scenario;

import org.jspecify.annotations.NullMarked;

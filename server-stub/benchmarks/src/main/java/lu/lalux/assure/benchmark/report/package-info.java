/** The page with the results, and its plot. */
@NullMarked
package lu.lalux.assure.benchmark.report;

import org.jspecify.annotations.NullMarked;

/**
 * The one reader of the contract for all that serve it: its operations, fields, limits, codes and facts, and what its
 * schemas find wrong with a request. It knows neither Spring nor HTTP, and has no words of its own: a fault is a
 * pointer and a code, which each module puts into its reader's language.
 */
@NullMarked
package lu.lalux.assure.contract;

import org.jspecify.annotations.NullMarked;

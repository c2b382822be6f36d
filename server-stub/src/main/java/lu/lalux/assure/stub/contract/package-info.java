/** The contract's schemas and tolerances applied to what a request carries, and the value types that they describe. */
@NullMarked
package lu.lalux.assure.stub.contract;

import org.jspecify.annotations.NullMarked;

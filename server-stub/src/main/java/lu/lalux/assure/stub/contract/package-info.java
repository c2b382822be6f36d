/**
 * The contract's schemas and tolerances applied to what a request carries, and the value types that they describe.
 *
 * <p>No rule of the contract is written here, not even one between fields, such as {@code jours-seulement-si-vhr} (days
 * with {@code REP} are refused): it is an {@code x-regle} beside its schema in the contract
 * ({@code openapi/assure.yaml}). {@code RequestSchema} holds a body against the schema by {@code Schemas.faults}, and
 * {@code Faults}, both in {@code lu.lalux.assure.contract} of the module {@code openapi}, makes the code of it; the
 * words are in {@code messages/contract}.
 */
@NullMarked
package lu.lalux.assure.stub.contract;

import org.jspecify.annotations.NullMarked;

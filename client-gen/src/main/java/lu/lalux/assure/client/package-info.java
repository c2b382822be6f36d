/**
 * The Java client of the Assure API, written by hand over the generated models: tokens are fetched and renewed, files
 * are sent as a stream, amounts are {@link java.math.BigDecimal}s, and a refusal says everything that is wrong at once.
 *
 * <p>Start at {@link lu.lalux.assure.client.AssureClient}. Files are in {@code document}, settlement requests in
 * {@code reglement}, refusals in {@code problem}; what is in {@code api}, {@code invoker} and {@code model} is
 * generated from the contract.
 */
@NullMarked
package lu.lalux.assure.client;

import org.jspecify.annotations.NullMarked;

/**
 * The upload of files, {@code PUT /reparateur/upload} and {@code PUT /expert/upload}, and the keys that they are named
 * by afterwards.
 *
 * <p>Where a file is found too large ({@code FileTooBig}), infected or lost: {@code FileIntake.verdict}; {@code
 * DocumentDeposit} writes it as the contract does. Which keys a settlement may name (D18): {@code DocumentKeys}.
 */
@NullMarked
package lu.lalux.assure.stub.document;

import org.jspecify.annotations.NullMarked;

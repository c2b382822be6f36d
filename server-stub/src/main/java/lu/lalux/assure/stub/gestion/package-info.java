/**
 * The management interface: who has an account, and what is theirs. {@code access} says who calls, {@code audit} makes
 * each change and tells of it, {@code account} has accounts, applications, secrets and persons, {@code user} and
 * {@code signin} the people of the page, {@code passkey} the administrators' keys, {@code page} what a browser shows.
 *
 * <p>Where a secret is rotated: {@code account.NewSecrets} makes the new one and gives the old one its end, in one
 * change, which {@link lu.lalux.assure.stub.registry.store.SecretTable} writes. This instance goes by it before it
 * answers; every other one within {@code LEASE} of {@link lu.lalux.assure.stub.registry.Registry}, or at once before it
 * refuses somebody: {@code audit.Changes} counts up the version that they ask for.
 */
@NullMarked
package lu.lalux.assure.stub.gestion;

import org.jspecify.annotations.NullMarked;

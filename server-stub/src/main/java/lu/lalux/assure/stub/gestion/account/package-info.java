/**
 * Accounts of providers, with what is theirs: applications and their secrets, the persons who sign in at
 * {@code /authen}, the journal.
 */
@NullMarked
package lu.lalux.assure.stub.gestion.account;

import org.jspecify.annotations.NullMarked;

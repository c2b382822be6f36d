/**
 * Whom the server knows: the applications and persons that the settings declare, and those of the accounts in the
 * database. Read by whatever has to know who somebody is; changed by the management interface only.
 */
@NullMarked
package lu.lalux.assure.stub.registry;

import org.jspecify.annotations.NullMarked;

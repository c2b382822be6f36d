/**
 * What the database holds of whom the server knows: each table has one class, in which all statements that begin with
 * it stand, whoever asks for them. A statement that joins stands with the table that it is about.
 */
@NullMarked
package lu.lalux.assure.stub.registry.store;

import org.jspecify.annotations.NullMarked;

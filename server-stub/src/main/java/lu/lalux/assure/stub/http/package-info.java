/**
 * The chain that every request passes, declared in its order in {@link lu.lalux.assure.stub.http.Chain}; it knows no
 * feature.
 */
@NullMarked
package lu.lalux.assure.stub.http;

import org.jspecify.annotations.NullMarked;

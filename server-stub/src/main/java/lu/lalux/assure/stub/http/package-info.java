/**
 * The chain that every request passes, declared in its order in {@link lu.lalux.assure.stub.http.Chain}; what a caller
 * accepts, and which answers that is held against; the refusals of Spring Security's firewall, and the headers that
 * protect an answer. It knows no feature.
 */
@NullMarked
package lu.lalux.assure.stub.http;

import org.jspecify.annotations.NullMarked;

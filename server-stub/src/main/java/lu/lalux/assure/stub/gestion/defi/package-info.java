/** What whoever signs in has to answer, once and in time. */
@NullMarked
package lu.lalux.assure.stub.gestion.defi;

import org.jspecify.annotations.NullMarked;

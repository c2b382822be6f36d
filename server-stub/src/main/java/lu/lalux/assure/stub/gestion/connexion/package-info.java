/** How people come to have a session of the page: a password, a link, an account of their own. */
@NullMarked
package lu.lalux.assure.stub.gestion.connexion;

import org.jspecify.annotations.NullMarked;

/** How careless model servers sign in clients and persons, at {@code /token} and {@code /authen}. */
package lu.lalux.assure.conformance.selfcheck.model.login;

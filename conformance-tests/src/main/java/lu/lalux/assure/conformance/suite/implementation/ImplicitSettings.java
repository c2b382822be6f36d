package lu.lalux.assure.conformance.suite.implementation;

import lu.lalux.assure.conformance.exchange.Credentials;

/**
 * What the implicit grant needs.
 *
 * @param application client id of a public client
 * @param redirectUri registered for it; the suite never opens it
 * @param user a person with the expert's scopes
 */
public record ImplicitSettings(String application, String redirectUri, Credentials user) {}

package lu.lalux.assure.stub.token.access;

/**
 * With which of its secrets a client showed who it is: a token says so, and ends when that secret is found to be
 * compromised.
 *
 * @param number by which the secret is known
 */
public record UsedSecret(String number) {}

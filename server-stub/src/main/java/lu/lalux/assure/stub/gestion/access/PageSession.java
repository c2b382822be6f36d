package lu.lalux.assure.stub.gestion.access;

/**
 * A session of the page.
 *
 * @param caller who has it
 * @param csrf what the header {@code Assure-CSRF} of a request has to say that changes something
 * @param complete whether nothing is missing: until then it is for registering a passkey only
 */
public record PageSession(Caller caller, String csrf, boolean complete) {}

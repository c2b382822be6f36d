package lu.lalux.assure.conformance.judge.serve.archive;

import lu.lalux.assure.juge.api.model.Session;

/**
 * What is kept of a session beside its reports.
 *
 * @param keyDigest SHA-256 of its key, in hexadecimal digits: the key itself is kept nowhere
 * @param session as it is told
 */
public record Filed(String keyDigest, Session session) {}

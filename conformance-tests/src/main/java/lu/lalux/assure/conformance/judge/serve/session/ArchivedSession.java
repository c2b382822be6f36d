package lu.lalux.assure.conformance.judge.serve.session;

import lu.lalux.assure.juge.api.model.Session;

/**
 * What is kept of a session beside its reports.
 *
 * @param keyDigest SHA-256 of its key, in hexadecimal digits: the key itself is kept nowhere
 * @param session as it is told
 */
public record ArchivedSession(String keyDigest, Session session) {

    /** {@return whether nothing is missing by which the session goes on} */
    boolean isWhole(String id) {
        return keyDigest != null
                && session != null
                && id.equals(session.getSession())
                && session.getEtat() != null
                && session.getOuverte() != null
                && session.getLogiciel() != null;
    }
}

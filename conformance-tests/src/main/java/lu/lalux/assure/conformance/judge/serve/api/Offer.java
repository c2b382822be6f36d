package lu.lalux.assure.conformance.judge.serve.api;

import java.util.Optional;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;
import lu.lalux.assure.conformance.judge.session.Addresses;

/**
 * What the judge offers, and to whom.
 *
 * @param limits of it
 * @param openingKeyDigest SHA-256 of the key that opening a session asks for; nothing when it asks for none
 * @param certificate that software is to trust, as PEM; nothing when there is none, or one that is recognised
 * @param addresses where software finds it
 */
public record Offer(
        SessionLimits limits, Optional<String> openingKeyDigest, Optional<String> certificate, Addresses addresses) {}

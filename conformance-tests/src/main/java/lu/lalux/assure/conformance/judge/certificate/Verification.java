package lu.lalux.assure.conformance.judge.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lu.lalux.assure.conformance.register.Text;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * What a certificate is worth.
 *
 * @param state in one word
 * @param certificate what it states; nothing unless its signature was found right
 */
public record Verification(State state, Optional<Certificate> certificate) {

    /** What a certificate can be worth. */
    public enum State {
        /** LALUX's key signed it. */
        ATTESTED(
                0, "Valable : attesté, signé par la clé donnée.", "Valid: attested, signed by the key that was given."),
        /** Nothing was altered, and anybody could have made it. */
        SELF_TESTED(
                0,
                "Valable, mais auto-test : n'importe qui a pu le faire ; sa signature dit seulement que rien n'a été"
                        + " changé depuis.",
                "Valid, but self-tested: anybody could have made it; its signature only says that nothing has been"
                        + " altered since."),
        /** Its time is over. */
        EXPIRED(1, "Pas valable : expiré.", "Not valid: expired."),
        /** Its time has not come: a clock is wrong, here or there. */
        NOT_YET(1, "Pas valable : daté de l'avenir.", "Not valid: dated in the future."),
        /** It is on the list. */
        WITHDRAWN(1, "Pas valable : retiré.", "Not valid: withdrawn."),
        /** It is not what was signed. */
        ALTERED(
                1,
                "Pas valable : altéré, ce n'est pas ce qui a été signé.",
                "Not valid: altered, this is not what was signed."),
        /** Somebody else signed it. */
        OTHER_KEY(
                1,
                "Pas valable : signé par une autre clé que celle donnée ; n'importe qui a pu le faire.",
                "Not valid: signed by another key than the one given; anybody could have made it."),
        /** It claims to be LALUX's, and nothing was given to hold it against. */
        NO_KEY(
                1,
                "Pas vérifié : il se dit attesté, ce que seule la clé publique de LALUX peut montrer (--key).",
                "Not verified: it claims to be attested, which only LALUX's public key can show (--key)."),
        /** {@code none}, or anything but Ed25519. */
        OTHER_ALGORITHM(
                1,
                "Pas valable : signé autrement que par EdDSA avec Ed25519, ou pas signé.",
                "Not valid: signed otherwise than by EdDSA with Ed25519, or not signed."),
        /** It is no certificate. */
        UNREADABLE(2, "Illisible : ce n'est pas un certificat.", "Unreadable: this is no certificate.");

        private final int exitCode;
        private final Text text;

        State(int exitCode, String fr, String en) {
            this.exitCode = exitCode;
            this.text = new Text(fr, en);
        }

        /** {@return 0 when it is valid, 1 when not, 2 when it is no certificate} */
        public int exitCode() {
            return exitCode;
        }

        /** {@return it for a reader} */
        public Text text() {
            return text;
        }
    }

    /** So much may two clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /**
     * @param text of the file, to the letter
     * @param key by which it should be signed; with none only a self-tested one can be verified, by the key that it
     *     brings
     * @param withdrawn what is worth nothing any more
     * @param now when it is asked
     * @return what it is worth
     */
    public static Verification of(String text, Optional<VerifyingKey> key, WithdrawnList withdrawn, Instant now) {
        Optional<Jws> read = Jws.of(text);
        if (read.isEmpty()) {
            return none(State.UNREADABLE);
        }
        Jws jws = read.get();
        if (!jws.isEdDsa()) {
            return none(State.OTHER_ALGORITHM);
        }
        Optional<State> wrong = key.isPresent() ? wrong(jws, key.get().jwk()) : wrongByItsOwn(jws);
        if (wrong.isPresent()) {
            return none(wrong.get());
        }
        Optional<Certificate> certificate =
                jws.isOf(CertificateFiles.TYPE) ? Certificate.read(jws.payload()) : Optional.empty();
        return certificate
                .map(found -> new Verification(state(found, key, withdrawn, now), certificate))
                .orElseGet(() -> none(State.UNREADABLE));
    }

    private static Verification none(State state) {
        return new Verification(state, Optional.empty());
    }

    private static Optional<State> wrong(Jws jws, PublicJsonWebKey key) {
        if (jws.isSignedBy(key)) {
            return Optional.empty();
        }
        return Optional.of(jws.names(key) ? State.ALTERED : State.OTHER_KEY);
    }

    private static Optional<State> wrongByItsOwn(Jws jws) {
        Optional<PublicJsonWebKey> own = jws.ownKey();
        if (own.isEmpty()) {
            return Optional.of(State.NO_KEY);
        }
        return own.filter(jws::isSignedBy).filter(jws::names).isPresent()
                ? Optional.empty()
                : Optional.of(State.ALTERED);
    }

    private static State state(
            Certificate certificate, Optional<VerifyingKey> key, WithdrawnList withdrawn, Instant now) {
        if (withdrawn.ids().contains(certificate.id())) {
            return State.WITHDRAWN;
        }
        if (certificate.date().isAfter(now.plus(SKEW))) {
            return State.NOT_YET;
        }
        if (!now.isBefore(certificate.expires())) {
            return State.EXPIRED;
        }
        if (certificate.issuer() == Issuer.SELF_TESTED) {
            return State.SELF_TESTED;
        }
        // Whoever made it may have written "attested": only a key from elsewhere shows it.
        return key.isPresent() ? State.ATTESTED : State.NO_KEY;
    }
}

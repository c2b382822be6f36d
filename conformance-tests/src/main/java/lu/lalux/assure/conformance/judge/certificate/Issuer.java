package lu.lalux.assure.conformance.judge.certificate;

import java.util.Arrays;
import lu.lalux.assure.conformance.register.Text;

/** Who says so. */
public enum Issuer {
    /** Who was judged, by a key made for the session. */
    SELF_TESTED(
            "self-tested",
            "auto-test : la clé a été faite pour la session, n'importe qui peut faire un tel certificat",
            "self-tested: the key was made for the session, anybody can make such a certificate"),
    /** LALUX, by its own key: it watched the session. */
    ATTESTED("attested", "attesté par LALUX, qui a suivi la session", "attested by LALUX, which watched the session");

    private final String word;
    private final Text text;

    Issuer(String word, String fr, String en) {
        this.word = word;
        this.text = new Text(fr, en);
    }

    /** {@return it as certificates write it} */
    public String word() {
        return word;
    }

    /** {@return it for a reader} */
    public Text text() {
        return text;
    }

    static Issuer of(String word) {
        return Arrays.stream(values())
                .filter(issuer -> issuer.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no issuer: " + word));
    }
}

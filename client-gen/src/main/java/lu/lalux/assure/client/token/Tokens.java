package lu.lalux.assure.client.token;

import lu.lalux.assure.client.reglement.Fonction;

/** Where access tokens come from; thread-safe. */
public interface Tokens {

    /** A token that is good for the function, as far as can be told. */
    String token(Fonction fonction);

    /**
     * Says that the server no longer takes a token.
     *
     * @return whether another one can be had
     */
    boolean refused(Fonction fonction, String token);

    /** Forgets everything secret. */
    void forget();
}

package lu.lalux.assure.cli;

/** A person at a console. */
interface Terminal {

    /** Asks for a secret, and does not show it. */
    String secret(String question);
}

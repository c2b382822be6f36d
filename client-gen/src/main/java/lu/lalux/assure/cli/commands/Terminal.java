package lu.lalux.assure.cli.commands;

/** A person at a console. */
public interface Terminal {

    /** Asks for what may be seen. */
    default String line(String question) {
        return secret(question);
    }

    /** Asks for a secret, and does not show it. */
    String secret(String question);
}

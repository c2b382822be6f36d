package lu.lalux.assure.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command has around it.
 *
 * @param environnement the environment's variables
 * @param textes its words
 * @param sortie for results
 * @param erreurs for everything that is not a result
 * @param lecture reads the contract, which takes its time: not for every command
 * @param terminal the person who looks on; empty where a program does
 */
record Contexte(
        Map<String, String> environnement,
        Textes textes,
        PrintWriter sortie,
        PrintWriter erreurs,
        Supplier<Contrat> lecture,
        Optional<Terminal> terminal) {

    Contrat contrat() {
        return lecture.get();
    }

    boolean interactif() {
        return terminal.isPresent();
    }

    /** A variable that is there and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environnement.get(name)).filter(value -> !value.isBlank());
    }

    String dire(String key, Object... args) {
        return textes.dire(key, args);
    }
}

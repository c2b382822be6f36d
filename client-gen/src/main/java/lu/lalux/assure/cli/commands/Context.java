package lu.lalux.assure.cli.commands;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Contract;

/**
 * What a command has around it.
 *
 * @param environment the environment's variables
 * @param texts its words
 * @param output for results
 * @param errors for everything that is not a result
 * @param contractReader reads the contract, which takes its time: not for every command
 * @param terminal the person who looks on; empty where a program does
 */
public record Context(
        Map<String, String> environment,
        Texts texts,
        PrintWriter output,
        PrintWriter errors,
        Supplier<Contract> contractReader,
        Optional<Terminal> terminal) {

    Contract contract() {
        return contractReader.get();
    }

    boolean interactive() {
        return terminal.isPresent();
    }

    /** A variable that is there and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    public String say(String key, Object... args) {
        return texts.say(key, args);
    }
}

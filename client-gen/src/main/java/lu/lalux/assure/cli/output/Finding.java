package lu.lalux.assure.cli.output;

import java.util.List;

/**
 * One thing that is wrong with a request, found without the server.
 *
 * @param pointer where: a JSON pointer, empty for the whole request
 * @param code what: one of the contract's {@code x-codes}
 * @param text the same for a person
 * @param advice whether the contract only advises against it (D20): said, and sent all the same
 */
public record Finding(String pointer, String code, String text, boolean advice) {

    public static Finding at(String field, String code, String text) {
        return new Finding("/" + field.replace("~", "~0").replace("/", "~1"), code, text, false);
    }

    /** Whether one of them holds a request back. */
    public static boolean anyFault(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> !finding.advice());
    }

    /** The same in other words. */
    public Finding with(String text) {
        return new Finding(pointer, code, text, advice);
    }
}

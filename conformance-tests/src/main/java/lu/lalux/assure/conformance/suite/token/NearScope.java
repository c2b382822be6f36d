package lu.lalux.assure.conformance.suite.token;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;

/** Names that look like a scope and are none: a scope is compared to the letter (RFC 6749 section 3.3). */
final class NearScope {

    /** What others put between scopes; {@code %20} and {@code +} as they are, encoded once more. */
    private static final List<String> SEPARATORS =
            List.of("  ", ",", ", ", ";", "|", "+", "%20", "\t", "\n", "\u00A0", "");

    private NearScope() {}

    /**
     * @param function one of the two
     * @return what is none of its scopes
     */
    static List<String> of(Fonction function) {
        String path = function.path();
        String upload = function.upload();
        return List.of(
                path.toUpperCase(Locale.ROOT),
                path.charAt(0) + path.substring(1, 2).toUpperCase(Locale.ROOT) + path.substring(2),
                upload.replace("upload", "Upload"),
                path + "/",
                upload + "/",
                path.substring(1),
                upload.substring(1),
                "/" + path,
                path + "//upload",
                path.substring(0, path.length() - 1),
                upload.substring(0, upload.length() - 1),
                path + "s",
                upload + "s",
                path + "/conf",
                upload.substring(path.length()),
                "/",
                "*",
                "/*",
                path + "*",
                path + "/*",
                "%",
                path.substring(0, path.length() - 1) + "_",
                "/." + path,
                function.other().path() + "/.." + path,
                "%2F" + path.substring(1),
                path + "?",
                path.replaceFirst("e", "é"));
    }

    /**
     * @param function one of the two
     * @return its two scopes, with something else between them than a space; or a space that is between none
     */
    static List<String> wronglySeparated(Fonction function) {
        return Stream.concat(
                        SEPARATORS.stream().map(separator -> function.path() + separator + function.upload()),
                        Stream.of(" " + function.path(), function.path() + " "))
                .toList();
    }
}

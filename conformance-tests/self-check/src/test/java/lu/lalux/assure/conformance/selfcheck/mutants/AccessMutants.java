package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.access.HeaderLiberty;
import lu.lalux.assure.conformance.selfcheck.model.access.JwtLiberty;
import lu.lalux.assure.conformance.selfcheck.model.access.TokenLiberty;
import lu.lalux.assure.conformance.selfcheck.model.json.JsonLiberty;
import lu.lalux.assure.conformance.selfcheck.model.json.JsonStrictness;
import lu.lalux.assure.conformance.selfcheck.model.json.LiberalJson;
import lu.lalux.assure.conformance.selfcheck.model.json.TextHabit;
import lu.lalux.assure.conformance.suite.json.JsonFlaws;
import lu.lalux.assure.conformance.suite.token.TokenPlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * From each operation's {@code security}: each check of the token, and of its scope, skipped; and its body's limits.
 */
final class AccessMutants {

    private static final Map<Slip, String> TOKEN_CHECKS = Map.of(
            Slip.NO_TOKEN_NEEDED, "sans-jeton",
            Slip.ANY_TOKEN, "jeton-faux",
            Slip.SIGNATURE_UNCHECKED, "jeton-altere",
            Slip.ANY_SCHEME, "autre-schema",
            Slip.UNSIGNED_TAKEN, "sans-signature",
            Slip.MALFORMED_TAKEN, "malformee",
            Slip.HEADER_TWICE_TAKEN, "deux-en-tetes",
            Slip.SCHEME_CASE_COMPARED, "schema-ecrit-autrement",
            Slip.ONE_SPACE_ONLY, "schema-ecrit-autrement");

    private static final List<String> SCHEMES = List.of("basic", "token", "jwt", "oauth", "dpop", "digest");

    private final Contract contract;
    private final Rules rules;
    private final List<Mutant> found = new ArrayList<>();

    AccessMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        for (Fonction function : Fonction.values()) {
            for (String path : List.of(function.path(), function.upload())) {
                access(function, path);
                body(function, contract.operation("PUT", path));
            }
        }
        return found;
    }

    private void access(Fonction function, String path) {
        String words = path.equals(function.path()) ? function.word() : "document." + function.word();
        TOKEN_CHECKS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(check ->
                        add(path, check.getKey(), path, "/security", "autorisation." + check.getValue() + "." + words));
        for (TokenLiberty liberty : TokenLiberty.values()) {
            likeness(path, Slip.TOKEN_LIKENESS_TAKEN, liberty.word(), "jeton-approchant", words);
        }
        for (JwtLiberty liberty : JwtLiberty.values()) {
            likeness(path, Slip.FORGED_TAKEN, liberty.word(), "jeton-forge", words);
        }
        for (HeaderLiberty liberty : HeaderLiberty.values()) {
            likeness(path, Slip.MALFORMED_LIKENESS_TAKEN, liberty.word(), "malformee", words);
        }
        for (String scheme : SCHEMES) {
            likeness(path, Slip.SCHEME_TAKEN, scheme, "autre-schema", words);
        }
        for (TokenPlace place : TokenPlace.all()) {
            likeness(path, Slip.TOKEN_ELSEWHERE_TAKEN, place.words(), "ailleurs", words);
        }
        for (String scope : Identities.SCOPES) {
            if (!scope.equals(path)) {
                boolean sibling = scope.startsWith(function.path());
                add(
                        path,
                        Slip.SCOPE_TAKEN,
                        path + " " + scope,
                        "/security",
                        "autorisation." + (sibling ? "autre-portee." : "autre-fonction.") + words);
            }
        }
    }

    private void likeness(String path, Slip slip, String word, String test, String words) {
        add(path, slip, path + " " + word, "/security", "autorisation." + test + "." + words);
    }

    private void body(Fonction function, Operation operation) {
        String path = operation.path();
        String subject = operation.maxFile() > 0 ? "document." : "reglement.";
        add(
                path,
                Slip.MEDIA_TYPE_UNCHECKED,
                path,
                "/requestBody/content",
                subject + "type-de-contenu." + function.word());
        add(path, Slip.UNREADABLE_TAKEN, path, "/requestBody/content", subject + "json-illisible." + function.word());
        add(path, Slip.NO_OBJECT_TAKEN, path, "/requestBody/content", subject + "json-sans-objet." + function.word());
        inEachField(operation, Slip.MEMBER_TWICE_TAKEN, "/x-codes/champ-en-double", "double");
        inEachField(operation, Slip.NAMES_CASELESS, "/additionalProperties", "autre-casse");
        inFields(
                operation,
                field -> !field.name().toLowerCase(Locale.ROOT).equals(field.name()),
                Slip.NAMES_SPLIT,
                "/additionalProperties",
                "mots-separes");
        readers(function, operation);
        texts(function, operation);
        add(path, Slip.BYTES_UNCHECKED, path, "/responses/400", "http.utf-8." + function.word());
        add(path, Slip.HALF_CHARACTER_TAKEN, path, "/responses/400", "http.demi-caractere." + function.word());
        add(path, Slip.SIZE_UNCHECKED, path, "/x-taille-max-corps", subject + "corps-trop-grand." + function.word());
        add(path, Slip.SIZE_LOW, path, "/x-taille-max-corps", subject + "corps-maximal." + function.word());
        add(path, Slip.POST_TAKEN, path, "", "http.methode-post." + function.word());
        if (operation.maxFile() > 0) {
            add(path, Slip.LIMIT_LOW, path, "/x-taille-max-fichier", "document.limite-acceptee." + function.word());
            add(path, Slip.LIMIT_HIGH, path, "/x-taille-max-fichier", "document.limite-depassee." + function.word());
            add(path, Slip.NEVER_TOO_BIG, path, "/x-taille-max-fichier", "document.limite-depassee." + function.word());
            add(path, Slip.ACCEPT_UNCHECKED, path, "/responses/406", "document.non-acceptable." + function.word());
        }
    }

    private void inEachField(Operation operation, Slip slip, String pointer, String change) {
        inFields(operation, field -> true, slip, pointer, change);
    }

    private void inFields(Operation operation, Predicate<Field> which, Slip slip, String pointer, String change) {
        String path = operation.path();
        String words = (operation.maxFile() > 0 ? "document." : "") + path.split("/")[1];
        found.add(new Mutant(
                "PUT" + path + " " + slip.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "PUT " + path + " " + pointer,
                true,
                rules,
                Conduct.wrong(slip, path),
                AnswerChange.NONE,
                operation.fields().stream()
                        .filter(which)
                        .map(field -> words + "." + field.name() + "." + change)
                        .toList()));
    }

    private void texts(Fonction function, Operation operation) {
        String path = operation.path();
        boolean upload = operation.maxFile() > 0;
        String spellings = upload ? "http.json-ecritures-depot." : "http.json-ecritures.";
        for (JsonStrictness strictness : JsonStrictness.values()) {
            if (upload && strictness == JsonStrictness.NO_SHORT_ESCAPE) {
                continue; // neither a file's name nor Base64 has anything to be escaped so
            }
            add(
                    path,
                    Slip.JSON_STRICT,
                    path + " " + strictness.word(),
                    "/requestBody/content",
                    spellings + function.word());
        }
        for (TextHabit habit : upload ? new TextHabit[0] : TextHabit.values()) {
            add(
                    path,
                    Slip.TEXT_CHANGED,
                    path + " " + habit.word(),
                    "/requestBody/content",
                    "http.json-caracteres." + function.word());
        }
        String repeated = "http.json-nom-double." + (upload ? "document." : "") + function.word();
        for (JsonLiberty liberty : List.of(JsonLiberty.FIRST_OF_NAME, JsonLiberty.SPELLING_COMPARED)) {
            add(path, Slip.JSON_LENIENT, path + " " + liberty.word(), "/x-codes/champ-en-double", repeated);
        }
        add(path, Slip.ENCODING_GUESSED, path, "/responses/400", "http.json-codage." + function.word());
        add(path, Slip.CHARSET_BELIEVED, path, "/responses/400", "http.json-codage-declare." + function.word());
        add(
                path,
                Slip.CHARSET_BELIEVED_AS_IN_DOTNET,
                path,
                "/responses/400",
                "http.json-codage-declare." + function.word());
        add(path, Slip.LATIN_1_TAKEN, path, "/responses/400", "http.utf-8." + function.word());
        add(path, Slip.MODIFIED_UTF_8, path, "/responses/400", "http.utf-8." + function.word());
    }

    /**
     * A reader that takes a liberty, for each that reads some request which is no JSON, and takes it or finds fault with
     * a field.
     */
    private void readers(Fonction function, Operation operation) {
        String words = (operation.maxFile() > 0 ? "document." : "") + function.word();
        for (JsonLiberty liberty : JsonLiberty.values()) {
            List<String> tests = JsonFlaws.all().requirements().stream()
                    .filter(requirement -> JsonFlaws.all()
                            .in(requirement, operation, operation.fullestExample())
                            .anyMatch(flawed -> takes(liberty, flawed)))
                    .map(requirement -> requirement + "." + words)
                    .toList();
            if (!tests.isEmpty()) {
                String where = operation.path() + " " + liberty.word();
                found.add(mutant(operation.path(), Slip.JSON_LENIENT, where, "/requestBody/content", tests));
            }
        }
    }

    private static boolean takes(JsonLiberty liberty, String flawed) {
        try {
            return LiberalJson.read(flawed, liberty) instanceof ObjectNode;
        } catch (JacksonException noneAllTheSame) {
            return false;
        }
    }

    private void add(String path, Slip slip, String where, String pointer, String test) {
        found.add(mutant(path, slip, where, pointer, List.of(test)));
    }

    private Mutant mutant(String path, Slip slip, String where, String pointer, List<String> tests) {
        return new Mutant(
                "PUT" + path + " "
                        + slip.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + where.substring(path.length()),
                "PUT " + path + " " + pointer,
                true,
                rules,
                Conduct.wrong(slip, where),
                AnswerChange.NONE,
                tests);
    }
}

package lu.lalux.assure.conformance.suite.reading;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.register.Text;

/**
 * One place where the document can be read otherwise than the contract settles it ({@code DECISIONS.md}). Which names
 * and types are meant is read in the contract ({@code x-tolerance}).
 */
public enum Trait {
    /** An upload's key is named {@code Key}, as in the table. */
    KEY_NAME("cle-majuscule", "D2", "la clé d'un dépôt s'appelle Key", "an upload's key is named Key"),
    /** The amounts have the names of the printed example. */
    AMOUNT_NAMES(
            "noms-imprimes-des-montants",
            "D3",
            "les montants ont les noms de l'exemple imprimé",
            "the amounts have the names of the printed example"),
    /** The file's key has the name of the printed example. */
    FILE_NAMES(
            "noms-imprimes-des-fichiers",
            "D3",
            "la clé du fichier a le nom de l'exemple imprimé",
            "the file's key has the name of the printed example"),
    /** Other texts have the names of the printed example. */
    TEXT_NAMES(
            "noms-imprimes-des-textes",
            "D5",
            "la référence a le nom de l'exemple imprimé",
            "the reference has the name of the printed example"),
    /** Booleans have the names of the table and the annex. */
    BOOLEAN_NAMES(
            "abandon-majuscule",
            "D4",
            "l'abandon a le nom du tableau, à majuscule",
            "the abandon has the table's name, with a capital"),
    /** Integers in quotes, as printed. */
    QUOTED_INTEGERS("entiers-entre-guillemets", "D7", "les entiers sont entre guillemets", "integers are in quotes"),
    /** Booleans in quotes, as printed. */
    QUOTED_BOOLEANS("booleens-entre-guillemets", "D7", "les booléens sont entre guillemets", "booleans are in quotes"),
    /** Amounts as JSON numbers, after the table's "Decimal". */
    NUMBER_AMOUNTS("montants-en-nombres", "D6", "les montants sont des nombres JSON", "amounts are JSON numbers"),
    /** The fields of a settlement as query parameters, after the annex's "QUERY"; no body. */
    QUERY(
            "champs-en-requete",
            "D1",
            "les champs d'un règlement sont des paramètres de requête, sans corps",
            "a settlement's fields are query parameters, without a body"),
    /** The token request's header as printed. */
    BARE_HEADER(
            "jeton-en-tete-nu",
            "D9",
            "l'en-tête Authorization de la demande de jeton est nu",
            "the token request's Authorization header is bare"),
    /** The token request's parameters in its query, after the annex. */
    TOKEN_QUERY(
            "jeton-en-requete",
            "D10",
            "les paramètres de la demande de jeton sont dans la requête",
            "the token request's parameters are in its query"),
    /** The token is asked for by {@code GET}, after a diagram. */
    TOKEN_GET("jeton-par-get", "D8", "le jeton se demande par GET", "the token is asked for by GET"),
    /** A token for one function, as in the example. */
    ONE_SCOPE("une-portee-par-jeton", "D15", "un jeton par portée", "a token for each scope"),
    /** The parameters of {@code POST /authen} in its form. */
    AUTHEN_FORM(
            "authen-en-formulaire",
            "D10",
            "les paramètres de POST /authen sont dans un formulaire",
            "the parameters of POST /authen are in a form");

    /** A query has texts only: there, nothing is in quotes and nothing is a number. */
    private static final Set<Trait> OF_JSON = EnumSet.of(QUOTED_INTEGERS, QUOTED_BOOLEANS, NUMBER_AMOUNTS);

    private final String word;
    private final String decision;
    private final Text text;

    Trait(String word, String decision, String fr, String en) {
        this.word = word;
        this.decision = decision;
        this.text = new Text(fr, en);
    }

    /** {@return its name on the command line and in reports} */
    public String word() {
        return word;
    }

    /** {@return the entry of DECISIONS.md that settles the place for the contract} */
    public String decision() {
        return decision;
    }

    /** {@return what the reading is} */
    public Text text() {
        return text;
    }

    /**
     * @param word the name on the command line
     * @return the trait of that name
     */
    public static Optional<Trait> of(String word) {
        return Arrays.stream(values()).filter(trait -> trait.word.equals(word)).findFirst();
    }

    /**
     * @param operation a settlement
     * @return the traits that change something in its requests
     */
    static Set<Trait> of(Operation operation) {
        Set<Trait> traits = EnumSet.of(QUERY);
        Arrays.stream(values())
                .filter(trait -> operation.fields().stream().anyMatch(trait::changes))
                .forEach(traits::add);
        return traits;
    }

    /**
     * @param traits some of them
     * @return whether a target can read the document in all of these ways at once
     */
    public static boolean agree(Set<Trait> traits) {
        return (!traits.contains(QUERY) || traits.stream().noneMatch(OF_JSON::contains))
                && !traits.containsAll(EnumSet.of(TOKEN_QUERY, TOKEN_GET));
    }

    /** {@return whether it gives this field another name, or writes its value in another way} */
    boolean changes(Field field) {
        return renames(field) || retypes(field);
    }

    boolean renames(Field field) {
        Predicate<Field> own = switch (this) {
            case AMOUNT_NAMES -> Field::isAmount;
            case FILE_NAMES -> Field::isKey;
            case BOOLEAN_NAMES -> isOf("boolean");
            case TEXT_NAMES -> isOf("string").and(other -> !other.isAmount() && !other.isKey());
            default -> other -> false;
        };
        return own.test(field) && !field.toleratedNames().isEmpty();
    }

    boolean retypes(Field field) {
        Predicate<Field> own = switch (this) {
            case NUMBER_AMOUNTS -> Field::isAmount;
            case QUOTED_INTEGERS -> isOf("integer");
            case QUOTED_BOOLEANS -> isOf("boolean");
            default -> other -> false;
        };
        return own.test(field) && field.toleratedType().isPresent();
    }

    private static Predicate<Field> isOf(String type) {
        return field -> field.type().equals(type);
    }

    /** {@return their words, for messages} */
    public static String words() {
        return Arrays.stream(values()).map(Trait::word).collect(Collectors.joining(", "));
    }
}

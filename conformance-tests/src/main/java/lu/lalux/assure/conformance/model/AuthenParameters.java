package lu.lalux.assure.conformance.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;

/** The query of {@code /authen} as the model server checks it: by the contract's parameters. */
final class AuthenParameters {

    private static final List<String> OF_THE_GRANT = List.of("response_type", "client_id", "redirect_uri", "scope");

    private static final List<String> WHERE_TO_TELL = List.of("client_id", "redirect_uri");

    /** Of printable ASCII, most. */
    private static final int MANY = 90;

    private final Contract contract;
    private final Identities identities;
    private final Conduct conduct;

    AuthenParameters(Contract contract, Identities identities, Conduct conduct) {
        this.contract = contract;
        this.identities = identities;
        this.conduct = conduct;
    }

    /** {@return the parameters as this server sees them: a mutant puts a right value where another one breaks a constraint} */
    Map<String, List<String>> of(Request asked) {
        Map<String, List<String>> query = new LinkedHashMap<>(asked.query(conduct));
        for (Field parameter : declared(asked)) {
            String fault = fault(parameter, query.get(parameter.name()));
            if (!fault.isEmpty()
                    && conduct.has(Slip.PARAMETER_FAULT_TAKEN, asked.method() + " " + parameter.name() + " " + fault)) {
                query.put(parameter.name(), List.of(right(parameter)));
            }
        }
        return query;
    }

    /**
     * {@return whether the error is shown here: what says where it could be told is given twice (RFC 6749 section 4.2.2.1), or
     * what the grant knows is longer than it may be}
     */
    boolean malformed(Request asked, Map<String, List<String>> query) {
        return query.entrySet().stream()
                        .anyMatch(parameter -> parameter.getValue().size() > 1
                                && (WHERE_TO_TELL.contains(parameter.getKey())
                                        || conduct.has(Slip.PARAMETER_TWICE_NOT_TOLD)))
                || declared(asked).stream()
                        .anyMatch(parameter -> OF_THE_GRANT.contains(parameter.name())
                                && fault(parameter, query.get(parameter.name())).equals("trop-long"));
    }

    /** {@return whether a parameter is given twice, or one that the grant does not know breaks a constraint, or a mutant says that a right one does} */
    boolean invalid(Request asked, Map<String, List<String>> query) {
        return query.values().stream().anyMatch(values -> values.size() > 1)
                || declared(asked).stream()
                        .anyMatch(parameter -> wrong(parameter, query.get(parameter.name()))
                                || conduct.has(
                                        Slip.PARAMETER_REFUSED,
                                        asked.method() + " " + parameter.name() + " "
                                                + kept(parameter, query.get(parameter.name()))));
    }

    /** {@return what may be given back as {@code state}: one that is malformed is not (D32)} */
    String state(Request asked, Map<String, List<String>> query) {
        return declared(asked).stream()
                        .filter(parameter -> parameter.name().equals("state"))
                        .allMatch(parameter ->
                                List.of("", "double").contains(fault(parameter, query.get(parameter.name()))))
                ? query.getOrDefault("state", List.of("")).get(0)
                : "";
    }

    /** What the grant itself knows has error codes of its own. */
    private static boolean wrong(Field parameter, List<String> values) {
        return !OF_THE_GRANT.contains(parameter.name())
                && !fault(parameter, values).isEmpty();
    }

    private List<Field> declared(Request asked) {
        return contract.operation(asked.method(), asked.path()).parameters();
    }

    private static String fault(Field parameter, List<String> values) {
        if (values == null) {
            return parameter.required() ? "manquant" : "";
        }
        String value = values.get(0);
        if (values.size() > 1) {
            return "double";
        }
        if (value.isEmpty()) {
            return parameter.required() ? "vide" : "";
        }
        if (!parameter.values().isEmpty() && !parameter.values().contains(value)) {
            return parameter.values().stream().anyMatch(value::equalsIgnoreCase) ? "autre-casse" : "hors-liste";
        }
        if (parameter.maxLength().orElse(Integer.MAX_VALUE) < value.length()) {
            return "trop-long";
        }
        boolean fits = parameter
                .pattern()
                .map(pattern -> Pattern.compile(pattern).matcher(value).find())
                .orElse(true);
        return fits ? "" : miswritten(value);
    }

    private static String miswritten(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "caractere-de-controle";
        }
        if (value.chars().anyMatch(character -> character > '~')) {
            return "caractere-accentue";
        }
        return value.contains("  ") ? "espace-double" : "espace-finale";
    }

    private static String kept(Field parameter, List<String> values) {
        if (values == null) {
            return "absent";
        }
        String value = values.get(0);
        if (parameter.maxLength().orElse(-1) == value.length()) {
            return "longueur-maximale";
        }
        return value.chars().distinct().count() > MANY ? "tous-les-caracteres" : "valeur-" + value;
    }

    private String right(Field parameter) {
        return switch (parameter.name()) {
            case "client_id" -> identities.application();
            case "redirect_uri" -> identities.redirectUri();
            case "scope" -> "/expert /expert/upload";
            default -> parameter.values().isEmpty() ? "x" : parameter.values().get(0);
        };
    }
}

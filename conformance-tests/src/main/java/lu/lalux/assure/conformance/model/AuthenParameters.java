package lu.lalux.assure.conformance.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;

/** The query of {@code /authen} as the model server checks it: by the contract's parameters. */
public class AuthenParameters {

    private static final List<String> OF_THE_GRANT = List.of("response_type", "client_id", "redirect_uri", "scope");

    private static final List<String> WHERE_TO_TELL = List.of("client_id", "redirect_uri");

    private final Contract contract;
    private final FormReading forms;

    /**
     * @param contract whose parameters they are
     * @param forms how they are read
     */
    public AuthenParameters(Contract contract, FormReading forms) {
        this.contract = contract;
        this.forms = forms;
    }

    /** {@return the parameters as this server sees them} */
    protected Map<String, List<String>> of(Request asked) {
        return forms.query(asked);
    }

    /**
     * {@return whether the error is shown here: what says where it could be told is given twice (RFC 6749 section 4.2.2.1), or
     * is longer than it may be}
     */
    protected boolean malformed(Request asked, Map<String, List<String>> query) {
        return declared(asked).stream()
                .filter(parameter -> WHERE_TO_TELL.contains(parameter.name()))
                .anyMatch(parameter ->
                        List.of("double", "trop-long").contains(fault(parameter, query.get(parameter.name()))));
    }

    /** {@return whether a parameter is given twice, or one that the grant does not know breaks a constraint} */
    protected boolean invalid(Request asked, Map<String, List<String>> query) {
        return query.values().stream().anyMatch(values -> values.size() > 1)
                || declared(asked).stream().anyMatch(parameter -> wrong(parameter, query.get(parameter.name())));
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
    private boolean wrong(Field parameter, List<String> values) {
        return !OF_THE_GRANT.contains(parameter.name())
                && !fault(parameter, values).isEmpty();
    }

    /** {@return the contract's parameters} */
    protected List<Field> declared(Request asked) {
        return contract.operation(asked.method(), asked.path()).parameters();
    }

    /** {@return in a word, what is wrong with a parameter's values, null when it is not there; empty for nothing} */
    protected String fault(Field parameter, List<String> values) {
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
            return "hors-liste";
        }
        if (parameter.maxLength().orElse(Integer.MAX_VALUE) < value.length()) {
            return "trop-long";
        }
        boolean fits = parameter
                .pattern()
                .map(pattern -> Pattern.compile(pattern).matcher(value).find())
                .orElse(true);
        return fits ? "" : "mal-ecrit";
    }
}

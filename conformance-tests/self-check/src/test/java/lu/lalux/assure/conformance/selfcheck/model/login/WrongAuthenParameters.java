package lu.lalux.assure.conformance.selfcheck.model.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.model.AuthenParameters;
import lu.lalux.assure.conformance.model.FormReading;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** Takes a parameter that breaks a constraint, or refuses one that keeps it. */
public final class WrongAuthenParameters extends AuthenParameters {

    /** Of printable ASCII, most. */
    private static final int MANY = 90;

    private final FormReading forms;
    private final Identities identities;
    private final Conduct conduct;

    /**
     * @param contract whose parameters they are
     * @param forms how they are read
     * @param identities whom the server knows
     * @param conduct what is done wrongly
     */
    public WrongAuthenParameters(Contract contract, FormReading forms, Identities identities, Conduct conduct) {
        super(contract, forms);
        this.forms = forms;
        this.identities = identities;
        this.conduct = conduct;
    }

    /** A right value stands where another one breaks a constraint. */
    @Override
    protected Map<String, List<String>> of(Request asked) {
        Map<String, List<String>> query = new LinkedHashMap<>(super.of(asked));
        if (conduct.has(Slip.FORM_PARAMETERS_TAKEN) && asked.isForm() && asked.decodable()) {
            forms.form(asked).forEach(query::putIfAbsent);
        }
        for (Field parameter : declared(asked)) {
            String fault = fault(parameter, query.get(parameter.name()));
            if (!fault.isEmpty()
                    && conduct.has(Slip.PARAMETER_FAULT_TAKEN, asked.method() + " " + parameter.name() + " " + fault)) {
                query.put(parameter.name(), List.of(right(parameter)));
            }
        }
        return query;
    }

    @Override
    protected boolean malformed(Request asked, Map<String, List<String>> query) {
        return super.malformed(asked, query)
                || conduct.has(Slip.PARAMETER_TWICE_NOT_TOLD)
                        && query.values().stream().anyMatch(values -> values.size() > 1);
    }

    @Override
    protected boolean invalid(Request asked, Map<String, List<String>> query) {
        return super.invalid(asked, query)
                || conduct.has(Slip.UNKNOWN_PARAMETER_REFUSED, "/authen") && query.containsKey("conf")
                || declared(asked).stream()
                        .anyMatch(parameter -> conduct.has(
                                Slip.PARAMETER_REFUSED,
                                asked.method() + " " + parameter.name() + " "
                                        + kept(parameter, query.get(parameter.name()))));
    }

    @Override
    protected String fault(Field parameter, List<String> values) {
        String fault = super.fault(parameter, values);
        return switch (fault) {
            case "hors-liste" ->
                parameter.values().stream().anyMatch(values.get(0)::equalsIgnoreCase) ? "autre-casse" : fault;
            case "mal-ecrit" -> miswritten(values.get(0));
            default -> fault;
        };
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

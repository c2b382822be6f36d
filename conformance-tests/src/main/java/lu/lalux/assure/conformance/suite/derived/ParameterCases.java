package lu.lalux.assure.conformance.suite.derived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * Derives cases from the parameters of a query, all of them texts: a new parameter is tested without a line of code.
 * The ids are those of {@link CaseDeriver}: domain, name, what is changed.
 */
public final class ParameterCases {

    /** Parameters whose value names something at the target: no other value is right, however well it is formed. */
    private static final Set<String> NAMES = Set.of("client_id", "redirect_uri", "scope");

    /** What RFC 6749, appendix A, keeps out of one parameter or another, by the words of the case's id. */
    private static final Map<String, UnaryOperator<String>> MISWRITTEN = new TreeMap<>(Map.of(
            "caractere-accentue", value -> value + "é",
            "caractere-de-controle", value -> value + "\u0007",
            "espace-double", value -> value.replace(" ", "  "),
            "espace-finale", value -> value + " "));

    private final Map<String, Field> parameters = new LinkedHashMap<>();
    private final String domain;
    private final List<DerivedCase> cases = new ArrayList<>();

    private ParameterCases(Operation operation, String domain) {
        operation.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        this.domain = domain;
    }

    /**
     * @param operation with parameters in its query
     * @param domain the first words of the cases' ids
     * @return the cases, in the order of the contract's parameters
     */
    public static List<DerivedCase> derive(Operation operation, String domain) {
        ParameterCases deriver = new ParameterCases(operation, domain);
        deriver.parameters.values().forEach(deriver::parameter);
        return List.copyOf(deriver.cases);
    }

    private void parameter(Field parameter) {
        String name = parameter.name();
        boolean free = !NAMES.contains(name);
        if (parameter.required()) {
            add(parameter, "manquant", false, false, request -> without(request, name));
            add(parameter, "vide", false, false, request -> put(request, name, ""));
        } else if (free) {
            add(parameter, "absent", false, true, request -> without(request, name));
        }
        add(parameter, "double", true, false, UnaryOperator.identity());
        if (!parameter.values().isEmpty()) {
            String value = parameter.values().get(0);
            add(parameter, "hors-liste", false, false, request -> put(request, name, "conf-inconnu"));
            add(parameter, "autre-casse", false, false, request -> put(request, name, otherCase(value)));
            parameter
                    .values()
                    .forEach(
                            each -> add(parameter, "valeur-" + each, false, true, request -> put(request, name, each)));
        }
        parameter.maxLength().ifPresent(most -> {
            int length = Math.toIntExact(most);
            add(
                    parameter,
                    "trop-long",
                    false,
                    false,
                    request -> put(request, name, lengthened(request, name, length + 1)));
            if (free) {
                add(parameter, "longueur-maximale", false, true, request -> put(request, name, "x".repeat(length)));
            }
        });
        parameter.pattern().ifPresent(pattern -> characters(parameter, Pattern.compile(pattern), free));
    }

    /** D32: what the pattern keeps out, one thing at a time; and all that it lets in, where the value is free. */
    private void characters(Field parameter, Pattern pattern, boolean free) {
        String name = parameter.name();
        MISWRITTEN.forEach((change, miswritten) -> {
            if (!pattern.matcher(miswritten.apply(parameter.example())).find()) {
                add(
                        parameter,
                        change,
                        "caracteres",
                        request -> put(request, name, miswritten.apply(String.valueOf(request.get(name)))));
            }
        });
        String all = IntStream.rangeClosed(' ', '~')
                .mapToObj(Character::toString)
                .filter(character -> pattern.matcher(character).find())
                .collect(Collectors.joining());
        if (free && pattern.matcher(all).find()) {
            add(parameter, "tous-les-caracteres", false, true, request -> put(request, name, all));
        }
    }

    private void add(Field parameter, String change, String requirement, UnaryOperator<Map<String, Object>> changed) {
        cases.add(new DerivedCase(
                domain + "." + parameter.name() + "." + change,
                "parametre." + requirement,
                parameter.name(),
                changed,
                false,
                false,
                List.of()));
    }

    private void add(
            Field parameter,
            String change,
            boolean twice,
            boolean accepted,
            UnaryOperator<Map<String, Object>> changed) {
        cases.add(new DerivedCase(
                domain + "." + parameter.name() + "." + change,
                "parametre." + (change.startsWith("valeur-") ? "valeur" : change),
                parameter.name(),
                changed,
                twice,
                accepted,
                List.of()));
    }

    private static String otherCase(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        return upper.equals(value) ? value.toLowerCase(Locale.ROOT) : upper;
    }

    /** Begins as the right value does. */
    private static String lengthened(Map<String, Object> request, String name, int length) {
        String value = String.valueOf(request.getOrDefault(name, ""));
        return value + "x".repeat(Math.max(0, length - value.length()));
    }

    private static Map<String, Object> put(Map<String, Object> request, String name, String value) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> request, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.remove(name);
        return changed;
    }
}

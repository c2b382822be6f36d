package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * A data file to begin with, made of the contract: its examples' values, and what it says of each field, in French and
 * then in English.
 */
public final class DataTemplate {

    private static final String HEAD = """
            # Les données de la cible, pour --data : des valeurs qu'elle connaît, quand elle refuse les autres (D30).
            # Remplacez les valeurs d'exemple par les vôtres ; enlevez ce que la cible ne cherche pas.
            # - Par compte, une ou plusieurs combinaisons : des valeurs qui vont ensemble. La première sert à presque tous les essais.
            # - Une autre combinaison du même prestataire sert là où un essai envoie un autre contenu (conflits).
            # - Une combinaison d'un autre prestataire du même compte sert aux essais de D25.
            # - Un compte sans données reprend celles du premier compte de sa fonction.
            # - Pour une date : les jours que la cible admet, de from à to, bornes comprises.
            # Schéma : --data-schema. Aucun secret n'a place ici.
            #
            # The target's own data, for --data: values that it knows, where it refuses others (D30).
            # Put your own values in the place of the examples'; take out what the target does not look up.
            # - For each account, one or more combinations: values that belong together. The first serves nearly all tests.
            # - Another combination of the same provider serves where a test sends other content (conflicts).
            # - A combination of another provider of the same account serves the tests of D25.
            # - An account without data takes those of its function's first account.
            # - For a date: the days that the target admits, from the first to the last, both included.
            # Schema: --data-schema. No secret has a place here.
            """;

    private final LookedUp looked;
    private final Optional<LookedUp> english;

    private DataTemplate(Contract contract, Optional<Contract> english) {
        this.looked = new LookedUp(contract);
        this.english = english.map(LookedUp::new);
    }

    /**
     * @param contract that says which fields can be given
     * @param english the same in English, where there is one
     * @return the file's text
     */
    public static String of(Contract contract, Optional<Contract> english) {
        DataTemplate template = new DataTemplate(contract, english);
        StringBuilder text = new StringBuilder(HEAD);
        for (Holder holder : Holder.values()) {
            template.write(holder, text);
        }
        return text.toString();
    }

    private void write(Holder holder, StringBuilder text) {
        boolean first = Holder.of(holder.function(), false) == holder;
        String mark = first ? "" : "# ";
        text.append("\n# PUT ")
                .append(holder.function().path())
                .append(", ")
                .append(holder.account().inBoth())
                .append('\n')
                .append(mark)
                .append(holder.word())
                .append(":\n");
        boolean commented = first;
        for (List<String> values : examples(holder)) {
            List<Field> fields = looked.of(holder.function());
            for (int i = 0; i < fields.size(); i++) {
                if (commented) {
                    comments(holder, fields.get(i))
                            .forEach(line -> text.append("    # ").append(line).append('\n'));
                }
                text.append(mark)
                        .append(i == 0 ? "  - " : "    ")
                        .append(fields.get(i).name())
                        .append(": ")
                        .append(values.get(i))
                        .append('\n');
            }
            commented = false;
            if (!first) {
                break;
            }
        }
    }

    private List<String> comments(Holder holder, Field field) {
        List<String> french = field.description().lines().toList();
        return english.flatMap(other -> other.operation(holder.function()).field(field.name()))
                .map(Field::description)
                .filter(words -> !words.equals(field.description()))
                .map(words -> Stream.concat(french.stream(), words.lines()).toList())
                .orElse(french);
    }

    /** {@return the values of each example that has others than those before it, as YAML} */
    private Set<List<String>> examples(Holder holder) {
        Operation operation = looked.operation(holder.function());
        Set<List<String>> found = new LinkedHashSet<>();
        operation.examples().values().forEach(example -> {
            Map<String, Object> values = Operation.values(example);
            found.add(looked.of(holder.function()).stream()
                    .map(field -> yaml(field, String.valueOf(values.get(field.name()))))
                    .collect(Collectors.toList()));
        });
        return found;
    }

    private static String yaml(Field field, String value) {
        return field.isDate()
                ? "{from: '" + value.substring(0, 4) + "-01-01', to: '" + value.substring(0, 4) + "-12-31'}"
                : "'" + value.replace("'", "''") + "'";
    }
}

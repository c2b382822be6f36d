package lu.lalux.assure.conformance.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.suite.implementation.data.Combination;
import lu.lalux.assure.conformance.suite.implementation.data.DataReader;
import lu.lalux.assure.conformance.suite.implementation.data.Holder;
import lu.lalux.assure.conformance.suite.implementation.data.Known;
import lu.lalux.assure.conformance.suite.implementation.data.TargetData;

/** The target's own data, of the file and of the options for providers. Each is given in one place only. */
final class DataSource {

    private final DataOptions options;
    private final Contract contract;
    private final Map<Holder, List<Combination>> given = new EnumMap<>(Holder.class);
    private final List<String> sources = new ArrayList<>();

    DataSource(DataOptions options, Contract contract) {
        this.options = options;
        this.contract = contract;
    }

    /**
     * @return what is given
     * @throws lu.lalux.assure.conformance.suite.implementation.data.DataException when the file is not right
     * @throws SettingsException when an option is not, or says again what the file says
     */
    TargetData read() {
        if (options.file != null) {
            TargetData data = DataReader.read(contract, options.file);
            given.putAll(data.given());
            sources.add(data.source());
        }
        provider(Holder.REPAIRER, "--provider-id", options.provider);
        provider(Holder.OTHER_REPAIRER, "--other-provider-id", options.otherProvider);
        provider(Holder.EXPERT, "--expert-id", options.expert);
        provider(Holder.OTHER_EXPERT, "--other-expert-id", options.otherExpert);
        for (Fonction function : Fonction.values()) {
            provider(Holder.ofBoth(function), "--both-provider-id", options.bothProvider);
        }
        second(Holder.REPAIRER, "--second-provider-id", options.secondProvider);
        second(Holder.EXPERT, "--second-expert-id", options.secondExpert);
        return sources.isEmpty()
                ? TargetData.NONE
                : new TargetData(String.join(", ", new LinkedHashSet<>(sources)), given);
    }

    private void provider(Holder holder, String option, String id) {
        if (id == null) {
            return;
        }
        String field = field(holder, option, id).name();
        List<Combination> combinations = given.getOrDefault(holder, List.of(ofFirst(holder, field)));
        if (combinations.stream().anyMatch(combination -> combination.fields().contains(field))) {
            throw new SettingsException(
                    option + " : --data donne déjà " + field + " à " + holder.word() + ".",
                    option + ": --data gives " + holder.word() + " its " + field + " already.");
        }
        given.put(
                holder,
                combinations.stream()
                        .map(combination -> with(combination, field, id))
                        .toList());
        sources.add(option);
    }

    /** The rest is the function's first account's, as it is where nothing is given; the provider is not. */
    private Combination ofFirst(Holder holder, String field) {
        Map<String, Known> values = new LinkedHashMap<>();
        given.getOrDefault(Holder.of(holder.function(), false), List.of()).stream()
                .limit(1)
                .forEach(combination -> values.putAll(combination.values()));
        values.remove(field);
        return new Combination(values);
    }

    private void second(Holder holder, String option, String id) {
        if (id == null) {
            return;
        }
        String field = field(holder, option, id).name();
        List<Combination> combinations = new ArrayList<>(given.getOrDefault(holder, List.of()));
        if (combinations.isEmpty() || !combinations.get(0).fields().contains(field)) {
            throw new SettingsException(
                    option + " : donnez aussi le premier (" + field + ").",
                    option + ": give the first one as well (" + field + ").");
        }
        combinations.add(with(combinations.get(0), field, id));
        given.put(holder, combinations);
        sources.add(option);
    }

    private Field field(Holder holder, String option, String id) {
        Operation operation = contract.operation("PUT", holder.function().path());
        String name = operation.asSettlement().provider();
        Field field = operation.only(each -> each.name().equals(name));
        long most = field.maxLength().orElse(Long.MAX_VALUE);
        int length = id.codePointCount(0, id.length());
        if (length < field.minLength() || length > most) {
            throw new SettingsException(
                    option + " : attendu de " + field.minLength() + " à " + most + " caractères.",
                    option + ": expected " + field.minLength() + " to " + most + " characters.");
        }
        return field;
    }

    private static Combination with(Combination combination, String field, String value) {
        Map<String, Known> values = new LinkedHashMap<>(combination.values());
        values.put(field, Known.of(value));
        return new Combination(values);
    }
}

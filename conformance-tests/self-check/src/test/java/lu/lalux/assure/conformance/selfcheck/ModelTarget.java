package lu.lalux.assure.conformance.selfcheck;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.selfcheck.model.Directory;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.data.Combination;
import lu.lalux.assure.conformance.suite.implementation.data.Holder;
import lu.lalux.assure.conformance.suite.implementation.data.Known;
import lu.lalux.assure.conformance.suite.implementation.data.TargetData;

/** Makes a target of the identities that a model server knows. */
public final class ModelTarget {

    private ModelTarget() {}

    static Target at(URI base, Identities identities) {
        return new Target(
                base,
                base.resolve("/token"),
                base.resolve("/authen"),
                identities.client(),
                Optional.of(identities.otherClient()),
                Optional.of(identities.expertClient()),
                Optional.of(identities.bothClient()),
                Optional.of(
                        new ImplicitSettings(identities.application(), identities.redirectUri(), identities.person())),
                Optional.of(identities.otherPerson()),
                Duration.ofSeconds(30));
    }

    /** {@return the target, given what the model servers know that look values up} */
    static Target knowing(Target target, Contract contract) {
        Map<Holder, List<Combination>> given = new EnumMap<>(Holder.class);
        for (Fonction function : Fonction.values()) {
            List<Combination> known = Directory.of(contract.operation("PUT", function.path())).stream()
                    .map(ModelTarget::combination)
                    .toList();
            int last = known.size() - 1;
            given.put(Holder.of(function, false), known.subList(0, last));
            given.put(Holder.ofBoth(function), known.subList(last, known.size()));
        }
        return target.with(new TargetData("self-check", given));
    }

    private static Combination combination(Map<String, Directory.Span> known) {
        Map<String, Known> values = new LinkedHashMap<>();
        known.forEach((field, span) -> values.put(field, new Known(span.first(), span.last())));
        return new Combination(values);
    }

    /**
     * @param identities that the server knows
     * @return the target of a run that stays in memory
     */
    public static Target nowhere(Identities identities) {
        return at(URI.create("http://modele.invalid"), identities);
    }
}

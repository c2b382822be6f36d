package lu.lalux.assure.conformance.judge.scenario.person;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The faults of a 400 or a 422 are shown to the person field by field. Of results that speak of no fault at all it is
 * advice: they may be shorter than what the person sees.
 */
public final class FaultsTold extends Telling {

    private static final Set<Integer> REFUSALS = Set.of(400, 422);

    /** For the list of all scenarios. */
    public FaultsTold() {
        super("resultat.fautes");
    }

    @Override
    Optional<List<Remark>> compare(Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements) {
        Optional<Exchange> refusal = last(settlements).filter(exchange -> REFUSALS.contains(exchange.status()));
        Set<String> missing = refusal.map(FaultsTold::pointers).orElseGet(Set::of);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (told.state() == ToldResult.State.LATER) {
            return Optional.of(List.of(new Remark(
                    new Text("Un refus attend une personne.", "A refusal waits for a person."),
                    new Text(
                            told.reference() + " est dite en attente.", told.reference() + " is said to go out later."),
                    refusal.stream().toList())));
        }
        missing.removeAll(told.pointers());
        return Optional.of(
                missing.isEmpty()
                        ? List.of()
                        : List.of(new Remark(
                                new Text(
                                        "Chaque faute est montrée, avec son champ.",
                                        "Each fault is shown, with its field."),
                                new Text(
                                        told.reference() + " : pas montré, " + String.join(", ", missing) + ".",
                                        told.reference() + ": not shown, " + String.join(", ", missing) + "."),
                                refusal.stream().toList())));
    }

    @Override
    boolean isAdvice(List<ToldResult> told) {
        return told.stream().allMatch(result -> result.pointers().isEmpty());
    }

    private static Set<String> pointers(Exchange refusal) {
        Set<String> pointers = new TreeSet<>();
        try {
            JsonNode problem =
                    JsonMapper.shared().readTree(new String(refusal.answer().body(), StandardCharsets.UTF_8));
            problem.path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asString("")));
        } catch (JacksonException e) {
            // A refusal without a problem names no field.
            return pointers;
        }
        return pointers;
    }
}

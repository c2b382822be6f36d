package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.RunEnd;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/**
 * The program is killed and run again: what was recorded before, whether its answer had arrived or not, does not come
 * again with another content; what was under way comes again, or is left to a person.
 */
public final class Killed implements Scenario {

    /** Its id. */
    public static final String ID = "incident.arret-brutal";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<RunEnd> kills = evidence.log().circumstances().kills();
        if (kills.isEmpty()) {
            return Ruling.notApplicable(
                    new Text(
                            "Le juge n'a pas arrêté le programme : il ne l'a pas lancé, ou le programme avait déjà fini.",
                            "The judge did not kill the program: it did not run it, or the program had come to its end already."));
        }
        RunEnd kill = kills.get(0);
        List<Exchange> before = evidence.log().that(encounter -> kill.isAfter(encounter.arrival()));
        List<Exchange> after = evidence.log().that(encounter -> !kill.isAfter(encounter.arrival()));
        if (after.stream().noneMatch(encounter -> encounter.kind() == Kind.SETTLEMENT)) {
            return Ruling.notShown(new Text(
                    "Après l'arrêt, aucune demande de règlement n'est venue.",
                    "No settlement request has come since it was killed."));
        }
        Ruling ruling = Ruling.of(different(evidence, recorded(before), after));
        List<Exchange> lost = lost(before, after);
        return lost.isEmpty() || !evidence.ended()
                ? ruling
                : ruling.advising(new Remark(
                        new Text(
                                "Ce qui était en cours est repris, ou une personne l'apprend.",
                                "What was under way is taken up again, or a person is told."),
                        new Text(
                                lost.size() + " facture(s) en cours, qui ne sont pas revenues.",
                                lost.size() + " invoice(s) under way that have not come again."),
                        lost));
    }

    /** {@return the first settlement of each invoice that the insurer has a record of} */
    private static Map<String, Exchange> recorded(List<Exchange> before) {
        Map<String, Exchange> recorded = new LinkedHashMap<>();
        before.stream()
                .filter(encounter -> encounter.kind() == Kind.SETTLEMENT && encounter.status() == 202)
                .forEach(encounter -> recorded.putIfAbsent(name(encounter), encounter));
        recorded.remove("");
        return recorded;
    }

    private static List<Remark> different(Evidence evidence, Map<String, Exchange> recorded, List<Exchange> after) {
        List<Remark> remarks = new ArrayList<>();
        for (Exchange later : after) {
            Exchange first = recorded.get(name(later));
            if (later.kind() == Kind.SETTLEMENT
                    && first != null
                    && !SameRequest.is(evidence.settlement(), first.body(), later.body())) {
                String fields = SameRequest.difference(evidence.settlement(), first.body(), later.body());
                remarks.add(new Remark(
                        new Text(
                                "La même demande, ou rien : elle est enregistrée.",
                                "The same request, or nothing: it is recorded."),
                        new Text("Autre contenu : " + fields + ".", "Other content: " + fields + "."),
                        List.of(first, later)));
            }
        }
        return remarks;
    }

    /**
     * {@return the last request about each invoice that was begun, was not answered for good, and never came again; a file that
     * was not taken leaves nothing under way}
     */
    private static List<Exchange> lost(List<Exchange> before, List<Exchange> after) {
        Map<String, Exchange> last = new LinkedHashMap<>();
        before.forEach(encounter -> last.put(name(encounter), encounter));
        last.remove("");
        after.forEach(encounter -> last.remove(name(encounter)));
        last.values()
                .removeIf(encounter -> encounter.answered()
                        && (encounter.kind() == Kind.SETTLEMENT
                                || GivenKeys.key(encounter).isEmpty()));
        return List.copyOf(last.values());
    }

    private static String name(Exchange encounter) {
        return encounter.subject().invoice().map(Invoice::name).orElse("");
    }
}

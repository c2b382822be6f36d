package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.RunEnd;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/**
 * The program is killed while it waits for an answer, and run again: once before the insurer has recorded anything, and
 * once behind that. What was recorded does not come again with another content; what was not comes again, or a person
 * is told, whatever the program had noted by then.
 */
public final class Killed implements Scenario {

    /** The id of a kill before anything is recorded. */
    public static final String BEFORE = "incident.arret-avant-enregistrement";

    /** The id of a kill behind that. */
    public static final String BEHIND = "incident.arret-brutal";

    /** It is killed long before. */
    private static final Manner HELD =
            Manner.USUAL.after(Duration.ofSeconds(30)).ending(End.LOST);

    private final String id;

    /**
     * @param id one of these
     */
    public Killed(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** {@return for how many requests so far the program is to be killed} */
    public static int due(ExchangeLog log) {
        return log.that(exchange -> exchange.scenario().equals(BEFORE)
                        || exchange.scenario().equals(BEHIND))
                .size();
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id);
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        boolean own = moment.subject().isFor(id)
                && moment.subject().kind() == Kind.SETTLEMENT
                && !moment.early()
                && !moment.client().isEmpty();
        if (!own
                || !moment.log().circumstances().isKilling()
                || met(moment.log()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                id.equals(BEFORE)
                        ? Effect.instead(new Reply(503)).in(HELD)
                        : Effect.leaving(HELD).onlyFor(reply -> reply.status() == 202));
    }

    private Optional<Exchange> met(ExchangeLog log) {
        return log.that(exchange -> exchange.scenario().equals(id)).stream().findFirst();
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
        List<Remark> different = id.equals(BEFORE) ? List.of() : different(evidence, kills);
        if (!different.isEmpty()) {
            return Ruling.of(different);
        }
        Optional<Exchange> met = met(evidence.log());
        Optional<RunEnd> kill = met.flatMap(exchange ->
                kills.stream().filter(end -> end.isAfter(exchange.request())).findFirst());
        if (kill.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucune demande de règlement de sa facture n'est venue.",
                    "No settlement request of its invoice has come."));
        }
        List<Exchange> after = evidence.log().that(exchange -> !kill.get().isAfter(exchange.request()));
        return id.equals(BEFORE)
                ? takenUp(evidence, kill.get(), met.get(), after)
                : behind(evidence, kill.get(), after);
    }

    private static Ruling takenUp(Evidence evidence, RunEnd kill, Exchange met, List<Exchange> after) {
        if (after.stream()
                .anyMatch(
                        later -> later.kind() == Kind.SETTLEMENT && name(later).equals(name(met)))) {
            return Ruling.shown();
        }
        String field = evidence.settlement().asSettlement().reference();
        String reference = met.body().path(field).asString("");
        Optional<ToldResult> told = evidence.log().circumstances().told().stream()
                .filter(result -> result.reference().equals(reference))
                .findFirst();
        boolean forgotten = evidence.ended()
                && !evidence.log().circumstances().told().isEmpty()
                && evidence.log().circumstances().hasRunSince(kill);
        if (told.isEmpty() && !forgotten) {
            return Ruling.notShown(new Text(
                    "Sa facture n'est pas revenue, et aucun résultat ne dit qu'une personne l'a appris.",
                    "Its invoice has not come again, and no result says that a person was told."));
        }
        if (told.isPresent() && told.get().state() != ToldResult.State.SENT) {
            return Ruling.shown();
        }
        Text came = told.isPresent()
                ? new Text(
                        reference + " n'est pas revenue, et est dite envoyée.",
                        reference + " has not come again, and is said to be sent.")
                : new Text(
                        reference + " n'est pas revenue, et les résultats n'en disent rien.",
                        reference + " has not come again, and the results say nothing of it.");
        return Ruling.of(List.of(new Remark(
                new Text(
                        "Rien n'en est enregistré : la demande revient, ou une personne l'apprend.",
                        "Nothing of it is recorded: the request comes again, or a person is told."),
                came,
                List.of(met))));
    }

    private static Ruling behind(Evidence evidence, RunEnd kill, List<Exchange> after) {
        if (after.stream().noneMatch(exchange -> exchange.kind() == Kind.SETTLEMENT)) {
            return Ruling.notShown(new Text(
                    "Après l'arrêt, aucune demande de règlement n'est venue.",
                    "No settlement request has come since it was killed."));
        }
        List<Exchange> lost = lost(evidence.log().that(exchange -> kill.isAfter(exchange.request())), after);
        return lost.isEmpty() || !evidence.ended()
                ? Ruling.shown()
                : Ruling.shown()
                        .advising(new Remark(
                                new Text(
                                        "Ce qui était en cours est repris, ou une personne l'apprend.",
                                        "What was under way is taken up again, or a person is told."),
                                new Text(
                                        lost.size() + " facture(s) en cours, qui ne sont pas revenues.",
                                        lost.size() + " invoice(s) under way that have not come again."),
                                lost));
    }

    /** {@return what was recorded before a kill, and came with another content behind it} */
    private static List<Remark> different(Evidence evidence, List<RunEnd> kills) {
        List<Remark> remarks = new ArrayList<>();
        Map<String, Exchange> recorded = new HashMap<>();
        for (Exchange later : evidence.log().of(Kind.SETTLEMENT)) {
            Exchange first = recorded.get(name(later));
            if (first != null
                    && kills.stream().anyMatch(kill -> kill.isAfter(first.request()) && !kill.isAfter(later.request()))
                    && !SameRequest.is(evidence.settlement(), first.body(), later.body())) {
                String fields = SameRequest.difference(evidence.settlement(), first.body(), later.body());
                remarks.add(new Remark(
                        new Text(
                                "La même demande, ou rien : elle est enregistrée.",
                                "The same request, or nothing: it is recorded."),
                        new Text("Autre contenu : " + fields + ".", "Other content: " + fields + "."),
                        List.of(first, later)));
            }
            if (later.status() == 202 && !name(later).isEmpty()) {
                recorded.putIfAbsent(name(later), later);
            }
        }
        return remarks;
    }

    /**
     * {@return the last request about each invoice that was under way, and never came again: the one that was to be answered, and
     * each file that was taken}
     */
    private static List<Exchange> lost(List<Exchange> before, List<Exchange> after) {
        Map<String, Exchange> last = new LinkedHashMap<>();
        before.forEach(exchange -> last.put(name(exchange), exchange));
        last.remove("");
        after.forEach(exchange -> last.remove(name(exchange)));
        last.values()
                .removeIf(exchange -> !exchange.scenario().equals(BEHIND)
                        && (exchange.kind() == Kind.SETTLEMENT
                                || GivenKeys.key(exchange).isEmpty()));
        return List.copyOf(last.values());
    }

    private static String name(Exchange exchange) {
        return exchange.subject().invoice().map(Invoice::name).orElse("");
    }
}

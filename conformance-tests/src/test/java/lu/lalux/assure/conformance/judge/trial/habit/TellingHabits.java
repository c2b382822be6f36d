package lu.lalux.assure.conformance.judge.trial.habit;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.evidence.ToldResult.State;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/** What people are told wrongly, whatever was sent rightly. */
final class TellingHabits {

    private static final List<String> KILLS = List.of(Killed.BEFORE, Killed.BEHIND);

    private static final int LONG_AMOUNT = "1000.00".length();

    private final List<Habit> all = new ArrayList<>();

    List<Habit> all() {
        for (String refused : List.of("conflit", "champs-refuses", "valeur-inconnue", "probleme-nu", "cle-retiree")) {
            add("sent." + refused, "resultat.dit-envoye", "incident." + refused, told -> in(State.SENT, told));
        }
        for (String refused : List.of("infecte", "trop-grand", "erreur-durable")) {
            add("sent." + refused, "resultat.dit-envoye", "fichier." + refused, told -> in(State.SENT, told));
        }
        all.add(Habit.of(
                        "told.sent.other-success-at-last",
                        "resultat.dit-envoye",
                        Spoil.reaction((step, attempt) ->
                                step.kind() == Kind.SETTLEMENT && step.attempt() > 1 && attempt.status() / 100 == 2
                                        ? Optional.of(Decision.to(Next.TAKE))
                                        : Optional.empty()))
                .playing("incident.autre-succes"));
        all.add(Habit.of(
                        "told.sent.conflict-behind-failure",
                        "resultat.dit-envoye",
                        Spoil.reaction((step, attempt) -> step.attempt() > 1 && attempt.status() == 409
                                ? Optional.of(Decision.to(Next.TAKE))
                                : Optional.empty()))
                .playing("incident.conflit"));
        for (String left : List.of("incident.champs-refuses", "incident.conflit", "fichier.infecte")) {
            add("nothing." + left, "resultat.dit-envoye", left, told -> told.state() == State.SENT ? told : null);
        }
        all.add(Habit.of(
                        "told.nothing.left-out",
                        "resultat.dit-envoye",
                        ways -> ways.tells(told -> told.state() == State.SENT ? told : null)
                                .takes(invoices ->
                                        invoices.isEmpty() ? invoices : invoices.subList(0, invoices.size() - 1)))
                .sending(3));
        add("later.infecte", "resultat.dit-envoye", "fichier.infecte", told -> in(State.LATER, told));
        add(
                "refused.redirected",
                "resultat.dit-envoye",
                "incident.redirection",
                told -> told.state() == State.SENT ? told : in(State.REFUSED, told));
        for (String lost : List.of("reponse-perdue", "reponse-coupee")) {
            all.add(Habit.of(
                            "told.refused." + lost,
                            "resultat.dit-envoye",
                            ways -> Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                                    && attempt.answer().isEmpty()
                                            ? Optional.of(Decision.to(Next.MEND))
                                            : Optional.empty())
                                    .accept(ways.tells(
                                            told -> told.state() == State.TO_MEND ? in(State.REFUSED, told) : told)))
                    .playing("incident." + lost));
        }
        for (String lost : List.of("reponse-perdue", "reponse-lente")) {
            all.add(Habit.of(
                            "told.sent.silence." + lost,
                            "resultat.dit-envoye",
                            ways -> Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                                    && attempt.answer().isEmpty()
                                            ? Optional.of(Decision.to(Next.MEND))
                                            : Optional.empty())
                                    .accept(ways.waits(Duration.ofSeconds(20))
                                            .tells(told ->
                                                    told.state() == State.TO_MEND ? in(State.SENT, told) : told)))
                    .playing("incident." + lost));
        }
        all.add(Habit.of(
                        "told.sent.noted-before",
                        "resultat.dit-envoye",
                        ways -> ways.notingBefore()
                                .tries(new RetryPolicy(1, Duration.ZERO, 1, 1, Duration.ZERO))
                                .tells(told -> in(State.SENT, told)))
                .playing("incident.trop-de-demandes"));
        for (State wrong : List.of(State.LATER, State.TO_MEND)) {
            all.add(Habit.of(
                    "told." + wrong.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".accepted",
                    "resultat.dit-envoye",
                    ways -> ways.tells(told -> told.state() == State.SENT ? in(wrong, told) : told)));
        }
        for (String busy : List.of("trop-de-demandes", "erreur-interne")) {
            all.add(Habit.of(
                            "told.refused." + busy,
                            "resultat.dit-envoye",
                            ways -> Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                                    && Set.of(429, 500).contains(attempt.status())
                                            ? Optional.of(Decision.to(Next.MEND))
                                            : Optional.empty())
                                    .accept(ways.tells(
                                            told -> told.state() == State.TO_MEND ? in(State.REFUSED, told) : told)))
                    .playing("incident." + busy));
        }
        add(
                "refused.erreur-durable",
                "resultat.dit-envoye",
                "fichier.erreur-durable",
                told -> told.state() == State.SENT ? told : in(State.REFUSED, told));
        for (Kind kind : List.of(Kind.UPLOAD, Kind.SETTLEMENT)) {
            all.add(Habit.of(
                            "told.refused." + kind.name().toLowerCase(Locale.ROOT) + "-without-right",
                            "resultat.dit-envoye",
                            ways -> Spoil.reaction((step, attempt) -> step.kind() == kind && attempt.status() == 401
                                            ? Optional.of(Decision.to(Next.MEND))
                                            : Optional.empty())
                                    .accept(ways.tells(
                                            told -> told.state() == State.TO_MEND ? in(State.REFUSED, told) : told)))
                    .playing(kind == Kind.UPLOAD ? "jeton.fin-au-depot" : "jeton.fin"));
        }
        for (State told : List.of(State.REFUSED, State.TO_MEND)) {
            all.add(Habit.of(
                    "told.own-limit." + told.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "resultat.dit-envoye",
                    ways -> limiting(ways, told, Set.of("/factureTTC"))));
        }
        all.add(Habit.of(
                "told.own-limit.without-fault",
                "resultat.dit-envoye",
                ways -> limiting(ways, State.TO_MEND, Set.of())));
        for (String lost : List.of("reponse-perdue", "reglement-coupe")) {
            all.add(Habit.of(
                            "told.later.dropped." + lost,
                            "resultat.dit-envoye",
                            ways -> Spoil.reaction((step, attempt) -> step.kind() == Kind.SETTLEMENT
                                                    && attempt.answer().isEmpty()
                                            ? Optional.of(Decision.to(Next.MEND))
                                            : Optional.empty())
                                    .accept(ways.isKilled(true)
                                            .tells(told ->
                                                    told.state() == State.TO_MEND ? in(State.LATER, told) : told)))
                    .playing("incident." + lost));
        }
        all.add(Habit.of("told.later.forgotten", "resultat.dit-envoye", TellingHabits::forgetting)
                .playing(KILLS.toArray(String[]::new)));
        loosely("case", value -> value.toLowerCase(Locale.ROOT), "reglement.references-voisines");
        loosely(
                "accents",
                value -> Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
                "reglement.references-voisines");
        loosely("zeros", value -> value.replaceFirst("^0+", ""), "reglement.references-voisines");
        loosely("blanks", value -> value.replaceAll(" +", " "), "reglement.references-voisines");
        loosely("provider", value -> value, "reglement.deux-prestataires");
        loosely("type", value -> value, "reglement.deux-types");
        all.add(Habit.of("told.twins-later", "reglement.deux-prestataires", ways -> {
                    Set<String> known = new HashSet<>();
                    ways.isKilled(true)
                            .takes(invoices -> invoices.stream()
                                    .filter(invoice -> known.add(invoice.fields()
                                            .path("referenceFacture")
                                            .asString("")))
                                    .toList());
                })
                .playing("reglement.deux-prestataires", "reglement.references-voisines"));
        add("refused-later", "resultat.fautes", "incident.champs-refuses", told -> in(State.LATER, told));
        add("conflict-sent", "resultat.conflit", "incident.conflit", told -> in(State.SENT, told));
        add("conflict-later", "resultat.conflit", "incident.conflit", told -> in(State.LATER, told));
        add(
                "first-fault-only",
                "resultat.fautes",
                "incident.champs-refuses",
                told -> new ToldResult(
                        told.reference(),
                        told.state(),
                        told.pointers().stream().limit(1).collect(Collectors.toSet())));
        for (String refused : List.of("champs-refuses", "valeur-inconnue", "cle-retiree")) {
            String scenario = "incident." + refused;
            all.add(Habit.of(
                            "told.no-faults." + refused,
                            "resultat.fautes",
                            ways -> ways.tells(told -> new ToldResult(told.reference(), told.state(), Set.of())))
                    .playing(scenario)
                    .onlyAdvised());
            add(
                    "other-names." + refused,
                    "resultat.fautes",
                    scenario,
                    told -> new ToldResult(
                            told.reference(),
                            told.state(),
                            told.pointers().stream()
                                    .map(pointer -> pointer.replace("/", ""))
                                    .collect(Collectors.toSet())));
        }
        return all;
    }

    /** Amounts of 1000 and more are not sent: the program finds a fault in them itself. */
    private static void limiting(Ways ways, State state, Set<String> faults) {
        Set<String> left = ConcurrentHashMap.newKeySet();
        ways.takes(invoices -> invoices.stream()
                        .filter(invoice ->
                                invoice.fields().path("factureTTC").asString("").length() < LONG_AMOUNT
                                        || !left.add(invoice.fields()
                                                .path("referenceFacture")
                                                .asString("")))
                        .toList())
                .tells(told ->
                        left.contains(told.reference()) ? new ToldResult(told.reference(), state, faults) : told);
    }

    /** What was under way at a kill is told to go out later, and taken for sent. */
    private static void forgetting(Ways ways) {
        Set<String> killed = ConcurrentHashMap.newKeySet();
        ways.isKilled(true)
                .notingBefore()
                .composes((step, body) -> {
                    if (step.kind() == Kind.SETTLEMENT
                            && step.invoice()
                                    .map(Invoice::scenario)
                                    .filter(KILLS::contains)
                                    .isPresent()) {
                        killed.add(body.path("referenceFacture").asString(""));
                    }
                    return body;
                })
                .tells(told -> killed.contains(told.reference()) ? in(State.LATER, told) : told);
    }

    /** One invoice is taken for another that is sent already, and told to be sent. */
    private void loosely(String name, UnaryOperator<String> key, String plays) {
        all.add(Habit.of("told.twins-by." + name, "resultat.dit-envoye", ways -> {
                    Set<String> known = new HashSet<>();
                    ways.takes(invoices -> invoices.stream()
                                    .filter(invoice -> known.add(key.apply(invoice.fields()
                                            .path("referenceFacture")
                                            .asString(""))))
                                    .toList())
                            .tells(told -> in(State.SENT, told));
                })
                .playing(plays));
    }

    private static ToldResult in(State state, ToldResult told) {
        return new ToldResult(told.reference(), state, told.pointers());
    }

    private void add(String name, String meant, String plays, UnaryOperator<ToldResult> change) {
        all.add(Habit.of("told." + name, meant, ways -> ways.tells(change)).playing(plays));
    }
}

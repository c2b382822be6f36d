package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.register.Text;

/** A token ends before its time, at an invoice: from then on each request with it is answered 401. */
final class EndOfToken {

    /** A client of many workers may learn of it in each; more use of a token that has ended is no accident. */
    private static final int USES = 6;

    /** One request with one token that has ended: sent once more by chance, or by each of few layers. */
    private static final int REPEATS = 3;

    /** In so many runs without asking for another one. */
    private static final int RUNS = 2;

    private final String scenario;
    private final Kind kind;
    /** A client of many workers may have a new token already, and ask for none: so often it is ended again. */
    private static final int MOST = 4;

    /** Who has not come again by then has left it to a person. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** So many settlements of others come between only where a request is put behind them. */
    private static final int LATER = 12;

    /** When each ended: what began before is answered as before, however long its body takes to come. */
    private final Map<String, Long> ended = new ConcurrentHashMap<>();

    /**
     * @param scenario whose invoice it ends at
     * @param kind of the request
     */
    EndOfToken(String scenario, Kind kind) {
        this.scenario = scenario;
        this.kind = kind;
    }

    /** The end, once. */
    Optional<Effect> effect(PendingRequest moment) {
        return effect(moment, false);
    }

    /**
     * @param moment a request
     * @param wanted whether another request for a token is still waited for: then the token of an ordinary invoice ends
     *     as well
     * @return 401, if its token has ended
     */
    Optional<Effect> effect(PendingRequest moment, boolean wanted) {
        Kind asked = moment.subject().kind();
        if (moment.early()
                || asked != Kind.UPLOAD && asked != Kind.SETTLEMENT
                || moment.client().isEmpty()) {
            return Optional.empty();
        }
        // Only of a first request: who is told a second time that a new token has ended has to stop.
        boolean first = moment.nth() == 1 && asked == kind && ended.size() < MOST;
        boolean own = moment.subject().isFor(scenario) && !isOver();
        boolean another = moment.subject().isFor("") && (isOver() ? wanted : isMissed(moment.log()));
        if (first && (own || another) && isQuiet(moment)) {
            ended.putIfAbsent(moment.token(), moment.request().began());
        }
        Long end = ended.get(moment.token());
        return end != null && moment.request().began() - end >= 0
                ? Optional.of(Effect.instead(TokenRefusals.ended(moment.contract())))
                : Optional.empty();
    }

    /**
     * {@return whether nobody is about to come again with a new token: who is told then that this one has ended too has to stop,
     * and several workers would be told so by several ends at once}
     */
    private static boolean isQuiet(PendingRequest moment) {
        long soon = moment.tempo().of(SOON).toNanos();
        long now = moment.request().began();
        return toldOnce(moment.log(), soon).stream()
                .noneMatch(told -> now - told.request().began() < soon && !isDeferred(moment.log(), told));
    }

    /** {@return whether so many others have come with another token since that this one is kept for the end} */
    private static boolean isDeferred(ExchangeLog log, Exchange told) {
        return log.that(later -> later.number() > told.number()
                                && later.kind() == Kind.SETTLEMENT
                                && later.status() != 401
                                && !later.token().equals(told.token())
                                && !later.subject().equals(told.subject()))
                        .size()
                >= LATER;
    }

    /**
     * {@return the last 401 of each subject that has been told of one token's end, and has not been answered otherwise since. Who
     * is told of a second token's end soon after the first has stopped, and is not about to come again; and who is refused whatever
     * the token has to stop in any case}
     */
    private static Collection<Exchange> toldOnce(ExchangeLog log, long soon) {
        Map<Subject, Exchange> once = new HashMap<>();
        for (Exchange call : GivenTokens.calls(log)) {
            if (call.status() != 401) {
                once.remove(call.subject());
            } else if (!call.scenario().isEmpty() && !call.scenario().equals(FreshTokenRefused.ID)) {
                Exchange before = once.remove(call.subject());
                boolean stops = before != null
                        && !before.token().equals(call.token())
                        && call.request().began() - before.request().began() < soon;
                if (!stops) {
                    once.put(call.subject(), call);
                }
            }
        }
        return once.values();
    }

    /** {@return whether the invoice came with another token that had ended, so that this end has not come up} */
    private boolean isMissed(ExchangeLog log) {
        return log.all().stream()
                .anyMatch(call -> call.kind() == kind && call.subject().isFor(scenario));
    }

    /**
     * {@return whether the request before had its token: a client that tries a few times only meets one trouble at a time}
     */
    static boolean isCalm(ExchangeLog log) {
        List<Exchange> asked = log.of(Kind.TOKEN);
        return asked.isEmpty()
                || asked.get(asked.size() - 1).answered()
                        && asked.get(asked.size() - 1).status() == 200;
    }

    boolean isOver() {
        return !ended.isEmpty();
    }

    /** {@return the answers that told of the end, in order} */
    List<Exchange> hits(Evidence evidence) {
        return evidence.log().that(exchange -> exchange.scenario().equals(scenario) && GivenTokens.isCall(exchange));
    }

    /** {@return the calls with another token that was given, after the end was told} */
    List<Exchange> renewed(Evidence evidence) {
        List<Exchange> hits = hits(evidence);
        GivenTokens given = GivenTokens.of(evidence.log());
        List<String> over = hits.stream().map(Exchange::token).toList();
        return hits.isEmpty()
                ? List.of()
                : evidence.log()
                        .that(call -> GivenTokens.isCall(call)
                                && call.number() > hits.get(0).number()
                                && !over.contains(call.token())
                                && given.giver(call.token()).isPresent());
    }

    /** {@return what is wrong with what came after it} */
    List<Remark> remarks(Evidence evidence) {
        List<Exchange> hits = hits(evidence);
        List<Remark> remarks = new ArrayList<>();
        for (Exchange hit : hits) {
            List<Exchange> same = hits.stream()
                    .filter(other -> other.subject().equals(hit.subject())
                            && other.subject().invoice().isPresent())
                    .toList();
            if (same.size() > 1
                    && same.get(0) == hit
                    && (same.size() > 1 + REPEATS || isRenewedBetween(evidence.log(), hit, same.get(1)))) {
                remarks.add(remark(same));
            }
        }
        // Those that were under way when the end was told are nobody's fault.
        List<Exchange> late = hits.stream()
                .filter(hit -> hits.get(0).ended() != 0
                        && hit.request().began() - hits.get(0).ended() > 0)
                .toList();
        if (late.size() > Math.max(USES, 2 * new TokenAsked(evidence).atOnce()) && remarks.isEmpty()) {
            remarks.add(remark(late));
        }
        if (remarks.isEmpty()) {
            hits.stream()
                    .map(Exchange::token)
                    .distinct()
                    .map(token -> keptOverRuns(evidence, token))
                    .filter(kept -> kept.size() > RUNS)
                    .findFirst()
                    .ifPresent(kept -> remarks.add(remark(kept)));
        }
        return remarks;
    }

    /**
     * A client that keeps its token on disk may take it up again in the next run, to be told once more that it has
     * ended; who does so in one run after the other, and never asks for another, will never send anything again.
     *
     * @return the first 401 of each run in which the token was sent, but those that the client was killed behind; nothing
     *     where another token was asked for in between, by whomever
     */
    private List<Exchange> keptOverRuns(Evidence evidence, String token) {
        List<Exchange> firsts = new ArrayList<>();
        for (Exchange hit : hits(evidence)) {
            boolean noted = hit.token().equals(token) && evidence.isNoted(hit);
            if (noted
                    && (firsts.isEmpty()
                            || evidence.log()
                                    .circumstances()
                                    .ofTwoRuns(firsts.get(firsts.size() - 1).request(), hit.request()))) {
                firsts.add(hit);
            }
        }
        boolean asked = !firsts.isEmpty()
                && !evidence.log()
                        .that(exchange -> (exchange.kind() == Kind.TOKEN || exchange.kind() == Kind.SIGN_IN)
                                && exchange.number() > firsts.get(0).number()
                                && exchange.number()
                                        < firsts.get(firsts.size() - 1).number())
                        .isEmpty();
        return asked ? List.of() : firsts;
    }

    /** {@return whether a new token was asked for and given behind a 401, and the same request came with the old one after that} */
    private static boolean isRenewedBetween(ExchangeLog log, Exchange told, Exchange again) {
        return !log.circumstances().ofTwoRuns(told.request(), again.request())
                && log.of(Kind.TOKEN).stream()
                        .anyMatch(asked -> asked.answered()
                                && asked.status() == 200
                                && asked.client().equals(told.client())
                                && asked.request().began() - told.ended() > 0
                                && again.request().began() - asked.ended() > 0);
    }

    private static Remark remark(List<Exchange> uses) {
        return new Remark(
                new Text(
                        "Un jeton dont un 401 a dit la fin n'est plus envoyé : un neuf est demandé.",
                        "A token whose end a 401 has told is not sent any more: a new one is asked for."),
                new Text(
                        "Le même jeton, " + uses.size() + " fois refusé.",
                        "The same token, refused " + uses.size() + " times."),
                uses.subList(0, Math.min(uses.size(), 5)));
    }
}

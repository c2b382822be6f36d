package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * A token ends, and the next request for one fails once. A right client asks again, when it may, or leaves it to a
 * person; it sends nothing without a token. It is never the first request for a token that fails, for some clients find
 * out by it how they have to authenticate.
 */
public final class TokenTrouble implements Scenario {

    /** The id of the cut in the middle of an answer. */
    public static final String CUT = "jeton.reponse-coupee";

    /** What programs write when they have no token. */
    private static final Set<String> NOTHING =
            Set.of("", "null", "undefined", "none", "nil", "false", "[object object]", "{}");

    /** No token of this judge's is as short. */
    private static final int LONGEST = 64;

    private enum What {
        BUSY,
        TOO_MANY,
        ERROR,
        HALF
    }

    private final String id;
    private final What what;
    private final Duration wait;
    private final EndOfToken end;
    private final AtomicBoolean happened = new AtomicBoolean();

    private TokenTrouble(String id, What what, Duration wait) {
        this.id = id;
        this.what = what;
        this.wait = wait;
        this.end = new EndOfToken(id, Kind.SETTLEMENT);
    }

    /** {@return 503 with {@code Retry-After}} */
    public static TokenTrouble busy() {
        return new TokenTrouble("jeton.indisponible", What.BUSY, Duration.ofSeconds(3));
    }

    /** {@return 429 with {@code Retry-After}} */
    public static TokenTrouble tooMany() {
        return new TokenTrouble("jeton.trop-de-requetes", What.TOO_MANY, Duration.ofSeconds(2));
    }

    /** {@return 500} */
    public static TokenTrouble error() {
        return new TokenTrouble("jeton.erreur-interne", What.ERROR, Duration.ZERO);
    }

    /** {@return the connection is reset in the middle of the answer} */
    public static TokenTrouble half() {
        return new TokenTrouble(CUT, What.HALF, Duration.ZERO);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id);
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        boolean asksForOne = moment.subject().kind() == Kind.TOKEN
                && !moment.early()
                && moment.access().part(moment.client()) == 1;
        if (!asksForOne) {
            return end.effect(moment, !happened.get());
        }
        return end.isOver() && EndOfToken.isCalm(moment.log()) && happened.compareAndSet(false, true)
                ? Optional.of(trouble(moment.contract()))
                : Optional.empty();
    }

    private Effect trouble(Contract contract) {
        return switch (what) {
            case BUSY ->
                Effect.instead(TokenRefusals.of(contract, "ServiceIndisponible").header("Retry-After", seconds()));
            case TOO_MANY ->
                Effect.instead(TokenRefusals.of(contract, "TropDeRequetes").header("Retry-After", seconds()));
            case ERROR -> Effect.instead(TokenRefusals.of(contract, "ErreurInterne"));
            case HALF -> Effect.leaving(Manner.USUAL.ending(End.HALF));
        };
    }

    private String seconds() {
        return String.valueOf(wait.toSeconds());
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(id) && exchange.kind() == Kind.TOKEN);
        if (hits.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucun jeton n'a été demandé après la fin de celui de sa facture.",
                    "No token was asked for after its invoice's had ended."));
        }
        Exchange hit = hits.get(0);
        List<Remark> remarks = new ArrayList<>(without(evidence, hit));
        List<Exchange> again = new TokenAsked(evidence)
                .in(1).stream().filter(later -> later.number() > hit.number()).toList();
        Optional<Remark> early = early(evidence, hit, again);
        boolean condemned = early.isPresent() && isHaste(evidence, hit, again);
        if (condemned) {
            remarks.add(early.get());
        }
        if (remarks.isEmpty() && again.isEmpty() && end.renewed(evidence).isEmpty()) {
            return Ruling.notShown(new Text(
                    "Rien n'est encore venu après cet incident.", "Nothing has come yet after this incident."));
        }
        Ruling ruling = Ruling.of(remarks);
        return early.isPresent() && !condemned ? ruling.advising(early.get()) : ruling;
    }

    /**
     * Of programs started anew for each invoice, and of workers that know nothing of each other, haste cannot be told,
     * unless it comes on the very connection on which the wait was asked for.
     * Who goes on with another invoice has given this one up, and has not repeated anything.
     */
    private boolean isHaste(Evidence evidence, Exchange hit, List<Exchange> again) {
        TokenAsked asked = new TokenAsked(evidence);
        boolean repeats = end.renewed(evidence).stream()
                .filter(call -> call.number() > hit.number())
                .findFirst()
                .filter(call -> end.hits(evidence).stream()
                        .anyMatch(ended -> ended.subject().equals(call.subject())))
                .isPresent();
        List<Exchange> hasty = hasty(evidence, hit, again);
        boolean told = hasty.stream()
                .anyMatch(later -> later.request().connection() == hit.request().connection());
        return repeats && !asked.isPerInvoice() && (told || hasty.size() > asked.atOnce() - 1);
    }

    private List<Exchange> hasty(Evidence evidence, Exchange hit, List<Exchange> again) {
        long least = evidence.tempo().of(wait.multipliedBy(9).dividedBy(10)).toNanos();
        return again.stream()
                .filter(later -> later.request().began() - hit.request().began() < least)
                .filter(later -> !evidence.log().circumstances().ofTwoRuns(hit.request(), later.request()))
                .toList();
    }

    private Optional<Remark> early(Evidence evidence, Exchange hit, List<Exchange> again) {
        List<Exchange> hasty = hasty(evidence, hit, again);
        if (hasty.isEmpty()) {
            return Optional.empty();
        }
        List<Exchange> shown = new ArrayList<>(List.of(hit));
        shown.addAll(TokenAsked.few(hasty));
        return Optional.of(new Remark(
                new Text(
                        "Aucune demande de jeton avant " + seconds() + " s, comme Retry-After le demande.",
                        "No request for a token before " + seconds() + " s, as Retry-After asks."),
                new Text(hasty.size() + " demande(s) avant ce délai.", hasty.size() + " request(s) before that."),
                shown));
    }

    private static List<Remark> without(Evidence evidence, Exchange hit) {
        // Some clients send each call without a token first, and with one when they are asked: that has nothing to do
        // with this.
        boolean always = GivenTokens.calls(evidence.log()).stream()
                .anyMatch(call -> call.number() < hit.number()
                        && GivenTokens.authorizations(call).isEmpty());
        List<Exchange> without = evidence.log()
                .that(call -> call.number() > hit.number()
                        && GivenTokens.isCall(call)
                        && (!always && GivenTokens.authorizations(call).isEmpty()
                                || call.request()
                                        .header("Authorization")
                                        .filter(TokenTrouble::isNothing)
                                        .isPresent()));
        return without.isEmpty()
                ? List.of()
                : List.of(new Remark(
                        new Text(
                                "Sans jeton, aucune fonction n'est appelée.",
                                "Without a token, no function is called."),
                        new Text(
                                "Authorization ne porte pas un jeton, mais ce qu'un programme écrit quand il n'en a"
                                        + " pas.",
                                "Authorization is missing, or has what a program writes when it has no token."),
                        TokenAsked.few(without)));
    }

    private static boolean isNothing(String authorization) {
        String value = authorization.strip();
        return value.length() < LONGEST
                && value.regionMatches(true, 0, "Bearer", 0, 6)
                && NOTHING.contains(value.substring(6).strip().toLowerCase(Locale.ROOT));
    }
}

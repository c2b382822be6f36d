package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * The second part: the secret is not taken. A person has to look; until then no token is asked for again and again, for
 * one invoice or for the next, and nothing is sent. There are more invoices than such requests are forgiven.
 */
public final class SecretWrong implements Scenario {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** More than several at once need, twice each: servers count wrong secrets, and refuse at last. */
    private static final int HAMMERED = 10;

    /** Once more, as a library may by itself. */
    private static final int MEASURE = 2;

    private static final String ID = "jeton.secret-faux";

    private final String id;
    private final int most;

    private SecretWrong(String id, int most) {
        this.id = id;
        this.most = most;
    }

    /** {@return ten attempts within a minute, and nothing is sent} */
    public static SecretWrong hammered() {
        return new SecretWrong(ID, HAMMERED);
    }

    /** {@return two of them in one run: advice, for a person may be beside it} */
    public static SecretWrong inMeasure() {
        return new SecretWrong("jeton.secret-faux-mesure", MEASURE);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        if (id.equals(ID)) {
            for (int i = 0; i <= HAMMERED; i++) {
                book.invoice(ID, 2);
            }
        }
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        TokenAsked asked = new TokenAsked(evidence);
        List<Exchange> attempts = asked.in(2);
        if (attempts.isEmpty()) {
            return new TokenAsked(evidence)
                    .notAsPart(
                            2,
                            ID,
                            new Text(
                                    "Aucun jeton n'a été demandé avec l'identité de la deuxième partie.",
                                    "No token was asked for with the second part's identity."));
        }
        List<Remark> remarks = new ArrayList<>();
        List<Exchange> dense = asked.densest(attempts, MINUTE);
        long count = id.equals(ID) ? dense.size() : evidence.mostInOneRun(dense);
        Remark often = new Remark(
                new Text(
                        "Un secret refusé est essayé " + most
                                + " fois au plus en une minute : une personne le vérifie.",
                        "A secret that is refused is tried " + most
                                + " times at most within a minute: a person checks it."),
                new Text(count + " essais en une minute.", count + " attempts within a minute."),
                TokenAsked.few(dense));
        if (count > most) {
            remarks.add(often);
        }
        if (!id.equals(ID)) {
            return Ruling.of(remarks);
        }
        List<Exchange> sent = evidence.log()
                .that(call -> GivenTokens.isCall(call)
                        && call.subject().isFor(ID)
                        && call.client().isEmpty()
                        && (call.request().header("Authorization").isPresent()
                                || attempts.stream().anyMatch(attempt -> isRefused(evidence, attempt, call))));
        if (!sent.isEmpty()) {
            remarks.add(new Remark(
                    new Text("Sans jeton, rien n'est envoyé.", "Without a token, nothing is sent."),
                    new Text(
                            "La facture a été envoyée sans jeton, ou avec ce qui n'en est pas un.",
                            "The invoice was sent without a token, or with what is none."),
                    TokenAsked.few(sent)));
        }
        if (remarks.isEmpty() && !evidence.ended()) {
            return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
        }
        return Ruling.of(remarks);
    }

    /**
     * {@return whether the run that made the call had been told of the refusal: before it, a call without a token may
     * only find out how it is to authenticate (RFC 9110 section 11.6.1)}
     */
    private static boolean isRefused(Evidence evidence, Exchange attempt, Exchange call) {
        return attempt.status() == 401
                && evidence.isRead(attempt)
                && call.request().began() - attempt.ended() > 0
                && !evidence.log().circumstances().ofTwoRuns(attempt.request(), call.request());
    }
}

package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.token.Fragment;
import lu.lalux.assure.conformance.judge.scenario.token.GivenTokens;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/**
 * The first sign-in comes back with a {@code state} that nobody sent, though one letter only is another, and the third
 * with none: their tokens are never used, the person signs in again.
 */
public final class StateChecked implements Scenario {

    private static final int OTHER = 0;
    private static final int NONE = 2;

    private final AtomicInteger answers = new AtomicInteger();

    @Override
    public String id() {
        return "personne.state";
    }

    @Override
    public void adorn(PendingRequest moment, Reply reply) {
        boolean isAnswer = moment.subject().kind() == Kind.SIGN_IN
                && !sent(moment.request().target()).orElse("").isEmpty()
                && reply.header("Location").contains("#");
        if (!isAnswer) {
            return;
        }
        Fragment fragment = Fragment.read(reply.header("Location"), "#");
        if (fragment.value("access_token").isPresent()) {
            int answer = answers.getAndIncrement();
            if (answer == OTHER) {
                reply.header(
                        "Location",
                        fragment.with("state", other(fragment.value("state").orElse("")))
                                .text());
            } else if (answer == NONE) {
                reply.header("Location", fragment.without("state").text());
            }
        }
    }

    /** {@return another one: its last letter is in the other case; where there is none, it has one character more} */
    private static String other(String state) {
        for (int last = state.length() - 1; last >= 0; last--) {
            char letter = state.charAt(last);
            char other = Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter);
            if (other != letter) {
                return state.substring(0, last) + other + state.substring(last + 1);
            }
        }
        return state + "x";
    }

    /**
     * @param target of a request to sign in
     * @return its state
     */
    static Optional<String> sent(String target) {
        return Fragment.read(target, "?").value("state");
    }

    private static boolean isWrong(Exchange answer) {
        return answer.kind() == Kind.SIGN_IN
                && sent(answer.request().target()).isPresent()
                && GivenTokens.in(answer).isPresent()
                && !Fragment.of(answer)
                        .flatMap(fragment -> fragment.value("state"))
                        .equals(sent(answer.request().target()));
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> wrong = evidence.log().that(StateChecked::isWrong);
        if (wrong.isEmpty()) {
            return withoutState(evidence);
        }
        for (Exchange answer : wrong) {
            String token = GivenTokens.in(answer).orElseThrow();
            List<Exchange> used = evidence.log().that(call -> call.token().equals(token));
            if (!used.isEmpty()) {
                return Ruling.of(List.of(new Remark(
                        new Text(
                                "Une réponse dont le state n'est pas celui qui a été envoyé n'est pas prise.",
                                "An answer whose state is not the one that was sent is not taken."),
                        Fragment.of(answer)
                                        .flatMap(fragment -> fragment.value("state"))
                                        .isPresent()
                                ? new Text(
                                        "Elle en a un autre, et son jeton a servi.",
                                        "It has another one, and its token was used.")
                                : new Text(
                                        "Elle n'en a pas, et son jeton a servi.",
                                        "It has none, and its token was used."),
                        List.of(answer, used.get(0)))));
            }
        }
        boolean wentOn = evidence.log().all().stream()
                .anyMatch(later -> later.number() > wrong.get(0).number()
                        && (GivenTokens.isCall(later) && !later.client().isEmpty()
                                || later.kind() == Kind.SIGN_IN
                                        && GivenTokens.in(later).isPresent()));
        return wentOn
                ? Ruling.shown()
                : Ruling.notShown(new Text(
                        "Rien n'est encore venu depuis la réponse avec un autre state.",
                        "Nothing has come yet since the answer with another state."));
    }

    /** RFC 6749 section 10.12 lets a client protect itself in other ways, which cannot be seen here. */
    private static Ruling withoutState(Evidence evidence) {
        List<Exchange> signedIn = evidence.log()
                .that(answer ->
                        answer.kind() == Kind.SIGN_IN && GivenTokens.in(answer).isPresent());
        if (signedIn.isEmpty()) {
            return Ruling.notShown(new Text("Personne ne s'est connecté.", "Nobody has signed in."));
        }
        return Ruling.notApplicable(new Text(
                        "L'application n'envoie pas de state : rien ne peut lui être rendu.",
                        "The application sends no state: none can be given back."))
                .advising(new Remark(
                        new Text(
                                "Un state imprévisible, vérifié au retour.",
                                "A state that cannot be guessed, checked on return."),
                        new Text("Aucun.", "None."),
                        signedIn.subList(0, 1)));
    }
}

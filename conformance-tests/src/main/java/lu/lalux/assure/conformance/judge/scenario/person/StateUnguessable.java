package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.token.GivenTokens;
import lu.lalux.assure.conformance.register.Text;

/**
 * Each sign-in has a {@code state} of its own that nobody can guess. That is advice: what cannot be guessed cannot be
 * seen.
 */
public final class StateUnguessable implements Scenario {

    /** Random letters and digits of that number are 47 bits; shorter ones can be tried. */
    private static final int LEAST = 8;

    @Override
    public String id() {
        return "personne.state-imprevisible";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> done = evidence.log()
                .that(answer ->
                        answer.kind() == Kind.SIGN_IN && GivenTokens.in(answer).isPresent());
        if (done.size() < 2) {
            return Ruling.notShown(
                    new Text("Moins de deux connexions sont venues.", "Fewer than two sign-ins have come."));
        }
        List<Exchange> guessable = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Exchange answer : done) {
            String state = StateChecked.sent(answer.request().target()).orElse("");
            if (state.length() < LEAST || !seen.add(state)) {
                guessable.add(answer);
            }
        }
        return guessable.isEmpty()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Un state aléatoire d'au moins " + LEAST + " caractères, neuf à chaque connexion.",
                                "A random state of at least " + LEAST + " characters, new for each sign-in."),
                        new Text(
                                "Aucun, plus court, ou le même que la fois d'avant.",
                                "None, a shorter one, or the same as before."),
                        guessable.subList(0, Math.min(guessable.size(), 5)))));
    }
}

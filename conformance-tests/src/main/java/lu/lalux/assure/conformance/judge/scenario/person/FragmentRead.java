package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
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
 * The token is read in the fragment, where an unknown parameter stands too and no older name of it (T6), and goes to
 * the functions alone: it comes back in no address.
 */
public final class FragmentRead implements Scenario {

    /** So often a person has signed in for nothing: then there is no chance in it. */
    private static final int UNUSED = 2;

    @Override
    public String id() {
        return "personne.fragment";
    }

    @Override
    public void adorn(PendingRequest moment, Reply reply) {
        String location = reply.header("Location");
        if (moment.subject().kind() == Kind.SIGN_IN && location.contains("#")) {
            Fragment fragment =
                    Fragment.read(location, "#").without("accessToken").with("x_assure", "access_token=non&state=non");
            reply.header("Location", fragment.text());
        }
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> strayed = evidence.log()
                .that(exchange -> !GivenTokens.isCall(exchange)
                        && (given.within(exchange.request().target()).isPresent()
                                || exchange.request().headers().stream()
                                        .anyMatch(header ->
                                                given.within(header.value()).isPresent())));
        if (!strayed.isEmpty()) {
            return Ruling.of(List.of(new Remark(
                    new Text(
                            "Le jeton reste dans le fragment, que le navigateur n'envoie pas, et ne va qu'aux"
                                    + " fonctions.",
                            "The token stays in the fragment, which the browser does not send, and goes to functions"
                                    + " only."),
                    new Text("Il est allé ailleurs.", "It went elsewhere."),
                    strayed.subList(0, 1))));
        }
        boolean used = GivenTokens.calls(evidence.log()).stream()
                .anyMatch(call -> given.giver(call.token())
                        .filter(giver -> giver.kind() == Kind.SIGN_IN)
                        .isPresent());
        if (used) {
            return Ruling.shown();
        }
        List<Exchange> read = given.all().stream()
                .flatMap(token -> given.giver(token).stream())
                .filter(giver -> giver.kind() == Kind.SIGN_IN && evidence.isRead(giver))
                .toList();
        return evidence.ended() && read.size() >= UNUSED
                ? Ruling.of(List.of(new Remark(
                        new Text(
                                "Le jeton est pris dans le fragment, sous le nom access_token.",
                                "The token is taken from the fragment, by the name access_token."),
                        new Text(
                                read.size() + " jetons donnés, aucun n'a servi.",
                                read.size() + " tokens given, none was used."),
                        read.subList(0, UNUSED))))
                : Ruling.notShown(new Text(
                        "Aucune fonction n'a été appelée avec le jeton d'une personne.",
                        "No function was called with a person's token."));
    }
}

package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.token.GivenTokens;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/** Each token comes with members that no client knows: RFC 6749 section 5.1 has them ignored. */
public final class TokenMembers implements Scenario {

    /** Who has asked so often, and has used none, cannot read them. */
    private static final int ENOUGH = 3;

    @Override
    public String id() {
        return "incident.jeton-membres-inconnus";
    }

    @Override
    public void adorn(PendingRequest moment, Reply reply) {
        if (moment.subject().kind() == Kind.TOKEN && reply.status() == 200 && reply.isJson()) {
            reply.json(UnknownMembers.around(reply.json()));
        }
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        // One that was cut or changed was read all the same.
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> read = evidence.log()
                .that(exchange ->
                        exchange.kind() == Kind.TOKEN && exchange.status() == 200 && evidence.isRead(exchange));
        boolean used = !evidence.log()
                .that(call -> (call.kind() == Kind.UPLOAD || call.kind() == Kind.SETTLEMENT)
                        && given.within(call.token()).isPresent())
                .isEmpty();
        if (!read.isEmpty() && used) {
            return Ruling.shown();
        }
        return evidence.ended() && read.size() >= ENOUGH
                ? Ruling.of(List.of(new Remark(
                        new Text("Le jeton, utilisé.", "The token, used."),
                        new Text(
                                read.size() + " jetons donnés, aucun utilisé.",
                                read.size() + " tokens given, none used."),
                        read.subList(0, ENOUGH))))
                : Ruling.notShown(new Text("Aucun jeton n'a été utilisé.", "No token was used."));
    }
}

package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * A token ends, which a 401 tells with {@code invalid_token}: a new one is asked for, and the request sent again.
 * Whoever leaves the invoice to a person is right too, and whoever had a new token already never meets it twice.
 */
public final class TokenEnds implements Scenario {

    private final String id;
    private final EndOfToken end;

    private TokenEnds(String id, Kind kind) {
        this.id = id;
        this.end = new EndOfToken(id, kind);
    }

    /** {@return at a settlement} */
    public static TokenEnds atSettlement() {
        return new TokenEnds("jeton.fin", Kind.SETTLEMENT);
    }

    /** {@return at an upload} */
    public static TokenEnds atUpload() {
        return new TokenEnds("jeton.fin-au-depot", Kind.UPLOAD);
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
        return end.effect(moment);
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits = end.hits(evidence);
        if (hits.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucun jeton n'a pris fin à sa facture : rien n'en est venu, ou tout pendant qu'une autre"
                            + " attendait un nouveau jeton.",
                    "No token ended at its invoice: nothing of it has come, or all while another waited for a new"
                            + " token."));
        }
        List<Remark> remarks = new ArrayList<>(end.remarks(evidence));
        hits.stream()
                .filter(hit -> isFirst(evidence, hits, hit) && isLeft(evidence, hit))
                .findFirst()
                .map(TokenEnds::left)
                .ifPresent(remarks::add);
        List<Exchange> renewed = end.renewed(evidence);
        if (remarks.isEmpty() && renewed.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Rien n'est venu avec un autre jeton depuis que celui-ci a pris fin.",
                    "Nothing has come with another token since this one ended."));
        }
        Ruling ruling = Ruling.of(remarks);
        return renewed.stream()
                .filter(again -> again.kind() == Kind.SETTLEMENT
                        && again.subject().equals(hits.get(0).subject()))
                .findFirst()
                .filter(again ->
                        !SameRequest.is(evidence.settlement(), hits.get(0).body(), again.body()))
                .map(again -> ruling.advising(new Remark(
                        new Text(
                                "La même demande suffit : la clé du fichier vaut encore.",
                                "The same request is enough: the file's key is still good."),
                        new Text("Une autre demande, avec un autre contenu.", "Another request, with another content."),
                        List.of(hits.get(0), again))))
                .orElse(ruling);
    }

    /** {@return whether no other 401 came before it in its run: who is refused once more waits for a person} */
    private static boolean isFirst(Evidence evidence, List<Exchange> hits, Exchange hit) {
        return hits.stream()
                .noneMatch(before -> before.number() < hit.number()
                        && before.subject().equals(hit.subject())
                        && !evidence.log().circumstances().ofTwoRuns(before.request(), hit.request()));
    }

    /**
     * {@return whether no other token was asked for in the run that was told of the end, and its invoice never came
     * again}
     */
    private static boolean isLeft(Evidence evidence, Exchange hit) {
        SessionEvents circumstances = evidence.log().circumstances();
        return evidence.ended()
                && evidence.mayBeRead(hit)
                && hit.subject().invoice().isPresent()
                && circumstances
                        .endOfRun(hit.request())
                        .filter(run -> !run.killed())
                        .isPresent()
                && evidence.log()
                        .that(later -> later.number() > hit.number()
                                && (later.subject()
                                                .invoice()
                                                .equals(hit.subject().invoice())
                                        || later.kind() == Kind.TOKEN
                                                && !circumstances.ofTwoRuns(hit.request(), later.request())))
                        .isEmpty();
    }

    private static Remark left(Exchange hit) {
        return new Remark(
                new Text(
                        "Après un 401, un autre jeton est demandé et la requête renvoyée, une fois.",
                        "After a 401 another token is asked for, and the request is sent again, once."),
                new Text(
                        "Aucun jeton n'a été demandé dans cette exécution, et rien de la facture n'est plus venu.",
                        "No token was asked for in that run, and nothing of the invoice came any more."),
                List.of(hit));
    }
}

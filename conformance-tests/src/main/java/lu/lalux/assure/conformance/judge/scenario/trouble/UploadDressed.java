package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.GivenUp;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** An upload is answered rightly, but in another dress than usual: its key is used as if nothing were. */
public final class UploadDressed extends Incident {

    /** RFC 9110 section 12.5.3; a weight of zero says no. */
    private static final Pattern GZIP =
            Pattern.compile("(?i)(?:^|,)\\s*gzip\\s*(?:,|$|;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)))");

    private final Function<PendingRequest, Effect> effect;

    private UploadDressed(String id, Function<PendingRequest, Effect> effect) {
        super(id, Kind.UPLOAD);
        this.effect = effect;
    }

    private UploadDressed(String id, Effect effect) {
        this(id, any -> effect);
    }

    /** {@return with members that no client knows} */
    public static UploadDressed withMoreMembers() {
        return new UploadDressed(
                "incident.membres-inconnus", Effect.touching(reply -> reply.json(UnknownMembers.around(reply.json()))));
    }

    /** {@return in chunks, without a length, and compressed where the client asks for that, as a proxy does both} */
    public static UploadDressed inChunks() {
        Manner chunked = Manner.USUAL.inChunks();
        return new UploadDressed(
                "incident.par-morceaux",
                moment -> Effect.leaving(
                        moment.request()
                                        .header("Accept-Encoding")
                                        .filter(GZIP.asPredicate())
                                        .isPresent()
                                ? chunked.compressed()
                                : chunked));
    }

    /** {@return and the connection is closed behind it} */
    public static UploadDressed thenClosed() {
        return new UploadDressed("incident.connexion-fermee", Effect.leaving(Manner.USUAL.thenClosed()));
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early()
                ? Optional.empty()
                : Optional.of(effect.apply(moment).onlyFor(reply -> reply.status() == 200));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        GivenKeys given = new GivenKeys(evidence);
        Exchange hit = hits.get(0);
        if (!given.settlements(hit).isEmpty()) {
            return Ruling.of(given.remarks(hit));
        }
        return hits.stream().anyMatch(evidence::isNoted) && isLeft(evidence, hit)
                ? Ruling.of(List.of(new Remark(
                        new Text(
                                "La demande de règlement, avec la clé de cette réponse.",
                                "The settlement request, with this answer's key."),
                        new Text(
                                "La facture n'a jamais été envoyée ; d'autres l'ont été ensuite.",
                                "The invoice was never sent; others were, afterwards."),
                        hits)))
                : Ruling.notShown(new Text(
                        "La demande de règlement de cette facture n'est pas venue.",
                        "The settlement request of this invoice has not come."));
    }

    /**
     * A client that uploads all files before it settles anything may be cut off in between: then ordinary invoices are
     * half done as well. Of an upload that was refused there is nothing to be done.
     *
     * @return whether the client has gone on without this invoice, and has left no ordinary one half done
     */
    private static boolean isLeft(Evidence evidence, Exchange hit) {
        Set<Invoice> settled = about(evidence, settlement -> settlement.kind() == Kind.SETTLEMENT);
        return GivenUp.isAfter(evidence, hit)
                && about(
                                evidence,
                                upload -> upload.kind() == Kind.UPLOAD
                                        && !GivenKeys.key(upload).isEmpty())
                        .stream()
                        .filter(invoice -> invoice.scenario().isEmpty())
                        .allMatch(settled::contains);
    }

    private static Set<Invoice> about(Evidence evidence, Predicate<Exchange> which) {
        return evidence.log().that(which).stream()
                .flatMap(exchange -> exchange.subject().invoice().stream())
                .collect(Collectors.toSet());
    }
}

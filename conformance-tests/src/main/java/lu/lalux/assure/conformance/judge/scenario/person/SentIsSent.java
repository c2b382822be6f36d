package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.file.FileSize;
import lu.lalux.assure.conformance.judge.scenario.file.RefusedFile;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/**
 * Nobody is told "sent" of an invoice whose 202 cannot have been read: only 202 says that it is recorded. Nor anything
 * else of one whose 202 was read, and no refusal of one that was only put off: a person would send it once more. No
 * refusal and no fault either of one that nobody was asked about. An invoice that has not gone out is told. And what is
 * said to go out later does: the next run takes it up.
 */
public final class SentIsSent extends Telling {

    /** Its id. */
    public static final String ID = "resultat.dit-envoye";

    /** What says nothing of the request: it is to be sent again. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /** What a new token changes. */
    private static final int RENEWING = 401;

    private static final String TOO_LARGE = FileSize.beyond().id();

    private static final String INFECTED = RefusedFile.infected().id();

    /** What may stop a run, or have it wait with all that it has still to send. */
    private static final Set<Integer> IN_THE_WAY = Set.of(401, 403);

    /** For the list of all scenarios. */
    public SentIsSent() {
        super(ID);
    }

    /** By what is recorded; but "sent" by what was answered: who has had no answer does not know of it. */
    @Override
    Optional<List<Remark>> compare(Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements) {
        boolean recorded = settlements.stream().anyMatch(settlement -> settlement.status() == ACCEPTED);
        boolean refused = settlements.stream().anyMatch(SentIsSent::isRefused);
        return switch (told.state()) {
            case SENT ->
                Optional.of(
                        settlements.stream().anyMatch(one -> one.status() == ACCEPTED && evidence.mayBeRead(one))
                                ? List.of()
                                : List.of(recorded ? unread(told, settlements) : sent(told, invoice, settlements)));
            case REFUSED ->
                Optional.of(
                        refused
                                ? List.of()
                                : recorded
                                        ? List.of(refused(told, settlements))
                                        : putOff(evidence, told, invoice, settlements)
                                                .or(() -> unasked(evidence, told, invoice))
                                                .stream()
                                                .toList());
            case TO_MEND, LATER ->
                settlements.stream()
                        .filter(settlement ->
                                !refused && settlement.status() == ACCEPTED && evidence.isNoted(settlement))
                        .findFirst()
                        .map(settlement -> unsent(told, settlement))
                        .or(() -> notSent(evidence, told, invoice, settlements))
                        .map(List::of);
        };
    }

    private static Optional<Remark> notSent(
            Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements) {
        boolean later = told.state() == ToldResult.State.LATER;
        if (later && isLeft(evidence, invoice)) {
            return Optional.of(left(told, settlements));
        }
        Optional<Remark> infected = later ? infected(evidence, told, invoice) : Optional.empty();
        return infected.isPresent() || later && told.pointers().isEmpty() ? infected : unasked(evidence, told, invoice);
    }

    @Override
    List<Remark> besides(Evidence evidence) {
        return Untold.in(evidence).stream().toList();
    }

    /**
     * {@return whether nothing about it came in the run that was made for what is said to go out later, although nothing
     * was in its way}
     */
    private static boolean isLeft(Evidence evidence, Invoice invoice) {
        return invoice.part() == 1
                && evidence.log()
                        .circumstances()
                        .madeOnceMore()
                        .filter(run -> evidence.log().that(exchange -> run.has(exchange.request())).stream()
                                .noneMatch(exchange -> isInTheWay(exchange)
                                        || exchange.subject()
                                                .invoice()
                                                .filter(invoice::equals)
                                                .isPresent()))
                        .isPresent();
    }

    private static Optional<Remark> infected(Evidence evidence, ToldResult told, Invoice invoice) {
        return evidence.log().of(Kind.UPLOAD, invoice).stream()
                .filter(upload -> upload.scenario().equals(INFECTED) && evidence.isNoted(upload))
                .findFirst()
                .map(upload -> new Remark(
                        new Text("Un fichier infecté attend une personne.", "An infected file waits for a person."),
                        new Text(
                                told.reference() + " est dite en attente.",
                                told.reference() + " is said to go out later."),
                        List.of(upload)));
    }

    private static boolean isInTheWay(Exchange exchange) {
        return !exchange.answered() || PASSING.contains(exchange.status()) || IN_THE_WAY.contains(exchange.status());
    }

    private static Remark left(ToldResult told, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "« En attente » ne se dit que d'une facture que l'exécution suivante reprend.",
                        "\"Goes out later\" is said only of an invoice that the next run takes up."),
                new Text(
                        told.reference()
                                + " est dite en attente, et rien n'en est venu quand le programme a été relancé.",
                        told.reference()
                                + " is said to go out later, and nothing of it came when the program was run again."),
                settlements.stream().limit(1).toList());
    }

    private static boolean isRefused(Exchange settlement) {
        return settlement.status() / 100 == 4
                && settlement.status() != RENEWING
                && !PASSING.contains(settlement.status());
    }

    /**
     * Of an invoice that was not refused: of its settlement requests, or of its uploads where no request came. Nothing
     * where a request was refused that nobody can tell whose it was, as one that is no JSON: it may be that one.
     */
    private static Optional<Remark> putOff(
            Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements) {
        List<Exchange> tries = settlements.isEmpty() ? evidence.log().of(Kind.UPLOAD, invoice) : settlements;
        boolean put = tries.stream()
                .allMatch(one -> PASSING.contains(one.status())
                        || one.status() == RENEWING
                        || one.status() / 100 == 3
                        || one.scenario().startsWith(RefusedFile.UNKNOWN));
        if (tries.isEmpty() || !put || isRefusedOfNobody(evidence)) {
            return Optional.empty();
        }
        Text came = new Text(told.reference() + " est dite refusée.", told.reference() + " is said to be refused.");
        Optional<Exchange> answered = last(tries);
        return Optional.of(
                answered.isPresent()
                        ? new Remark(
                                new Text(
                                        "Après une redirection, 401, 429, 5xx ou « Error », une requête est renvoyée, ou une personne apprend qu'elle n'est pas partie.",
                                        "After a redirect, 401, 429, 5xx or \"Error\" a request is sent again, or a person is told that it has not gone out."),
                                came,
                                answered.stream().toList())
                        : new Remark(
                                new Text(
                                        "Sans réponse, une requête est renvoyée, ou une personne apprend qu'elle n'est peut-être pas partie.",
                                        "Without an answer a request is sent again, or a person is told that it may not have gone out."),
                                came,
                                List.of(tries.get(tries.size() - 1))));
    }

    /**
     * Of an invoice of which nothing came, so that the insurer has found no fault in it: the list's have none, but for a
     * file that is too large. What a program puts off to a later run is another matter.
     */
    private static Optional<Remark> unasked(Evidence evidence, ToldResult told, Invoice invoice) {
        boolean came = !evidence.log()
                .that(exchange ->
                        exchange.subject().invoice().filter(invoice::equals).isPresent())
                .isEmpty();
        if (came || invoice.part() != 1 || invoice.scenario().equals(TOO_LARGE) || isRefusedOfNobody(evidence)) {
            return Optional.empty();
        }
        String pointers = String.join(", ", new TreeSet<>(told.pointers()));
        Text said = !pointers.isEmpty()
                ? new Text(" a des fautes : " + pointers + ".", " has faults: " + pointers + ".")
                : told.state() == ToldResult.State.REFUSED
                        ? new Text(" est dite refusée.", " is said to be refused.")
                        : new Text(" est dite à corriger.", " is said to wait for a person.");
        return Optional.of(new Remark(
                new Text(
                        "Ce que le contrat admet n'est ni « refusé » ni « à corriger », ni dit fautif par le programme lui-même : rien n'en est venu.",
                        "What the contract allows is neither \"refused\" nor left to a person, nor said to be at fault by the program itself: nothing of it came."),
                new Text(told.reference() + said.fr(), told.reference() + said.en()),
                List.of()));
    }

    private static boolean isRefusedOfNobody(Evidence evidence) {
        return !evidence.log()
                .that(exchange -> (exchange.kind() == Kind.SETTLEMENT || exchange.kind() == Kind.UPLOAD)
                        && exchange.subject().invoice().isEmpty()
                        && isRefused(exchange))
                .isEmpty();
    }

    private static Remark unread(ToldResult told, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "Sans réponse, la même demande est renvoyée, ou confiée à une personne : « envoyée » ne se dit que d'un 202 reçu.",
                        "Without an answer the same request is sent again, or left to a person: \"sent\" is said only of a 202 that came."),
                new Text(
                        told.reference() + " est dite envoyée ; aucun 202 n'est arrivé.",
                        told.reference() + " is said to be sent; no 202 arrived."),
                accepted(settlements));
    }

    private static List<Exchange> accepted(List<Exchange> settlements) {
        return settlements.stream()
                .filter(settlement -> settlement.status() == ACCEPTED)
                .limit(1)
                .toList();
    }

    private static Remark unsent(ToldResult told, Exchange accepted) {
        boolean later = told.state() == ToldResult.State.LATER;
        return new Remark(
                new Text(
                        "Une demande qui a reçu 202 est dite envoyée : sinon elle serait envoyée une fois de plus.",
                        "A request that was answered 202 is said to be sent: else it would be sent once more."),
                new Text(
                        told.reference() + " est dite " + (later ? "en attente." : "à corriger."),
                        told.reference() + " is said " + (later ? "to go out later." : "to wait for a person.")),
                List.of(accepted));
    }

    private static Remark sent(ToldResult told, Invoice invoice, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "« Envoyée » ne se dit que d'une demande qui a reçu 202.",
                        "\"Sent\" is said only of a request that was answered 202."),
                new Text(
                        told.reference() + " (" + invoice.name() + ") est dite envoyée.",
                        told.reference() + " (" + invoice.name() + ") is said to be sent."),
                last(settlements).stream().toList());
    }

    private static Remark refused(ToldResult told, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "Sans réponse, une demande peut être enregistrée : elle n'est pas dite refusée.",
                        "Without an answer, a request may be recorded: it is not said to be refused."),
                new Text(
                        told.reference() + " est enregistrée, et dite refusée.",
                        told.reference() + " is recorded, and said to be refused."),
                accepted(settlements));
    }
}

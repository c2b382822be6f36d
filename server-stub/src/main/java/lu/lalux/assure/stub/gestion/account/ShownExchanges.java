package lu.lalux.assure.stub.gestion.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.ChampEnregistre;
import lu.lalux.assure.api.gestion.model.DemandeEnregistree;
import lu.lalux.assure.api.gestion.model.Echange;
import lu.lalux.assure.api.gestion.model.Entete;
import lu.lalux.assure.api.gestion.model.FauteExpliquee;
import lu.lalux.assure.api.gestion.model.FichierRecu;
import lu.lalux.assure.api.gestion.model.Message;
import lu.lalux.assure.api.gestion.model.RefusExplique;
import lu.lalux.assure.api.gestion.model.ResumeEchange;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.journal.CurlLine;
import lu.lalux.assure.stub.journal.ExplainedFault;
import lu.lalux.assure.stub.journal.ExplainedRefusal;
import lu.lalux.assure.stub.journal.Explanations;
import lu.lalux.assure.stub.journal.store.KeptExchange;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.reglement.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the journal holds into the shapes of the interface. */
@Component
class ShownExchanges {

    private static final String URN = "urn:uuid:";

    private final Explanations explanations;

    ShownExchanges(Explanations explanations) {
        this.explanations = explanations;
    }

    ResumeEchange line(KeptExchange kept) {
        TakenExchange exchange = kept.exchange();
        List<String> codes = explanations.of(exchange, Language.FR).stream()
                .flatMap(refusal -> refusal.faults().stream())
                .map(ExplainedFault::code)
                .distinct()
                .toList();
        return new ResumeEchange(
                        number(exchange),
                        Instant.ofEpochMilli(exchange.received()),
                        exchange.micros(),
                        exchange.operation(),
                        exchange.method(),
                        exchange.target(),
                        exchange.status(),
                        tolerances(exchange))
                .reference(kept.invoice().reference())
                .prestataire(kept.invoice().provider())
                .codes(codes);
    }

    /** @param server its address, for the line of curl */
    Echange whole(KeptExchange kept, Language language, String server) {
        TakenExchange exchange = kept.exchange();
        Echange whole = new Echange(
                        number(exchange),
                        Instant.ofEpochMilli(exchange.received()),
                        exchange.micros(),
                        exchange.operation(),
                        exchange.method(),
                        exchange.target(),
                        exchange.status(),
                        tolerances(exchange),
                        message(exchange.request()),
                        message(exchange.answer()),
                        CurlLine.of(exchange, server))
                .reference(kept.invoice().reference())
                .prestataire(kept.invoice().provider());
        if (exchange.file() != null) {
            whole.fichier(file(exchange.file()));
        }
        explanations.of(exchange, language).map(ShownExchanges::refusal).ifPresent(whole::refus);
        return whole;
    }

    DemandeEnregistree recorded(RecordedRequest request) {
        List<ChampEnregistre> fields = JsonMapper.shared()
                .readTree(request.content())
                .propertyStream()
                .map(field ->
                        new ChampEnregistre(field.getKey(), field.getValue().asString()))
                .toList();
        return new DemandeEnregistree(request.operation(), request.received(), fields);
    }

    private static String number(TakenExchange exchange) {
        return exchange.instance().substring(URN.length());
    }

    private static List<String> tolerances(TakenExchange exchange) {
        return Stream.of(exchange.tolerances().split(", "))
                .filter(form -> !form.isEmpty())
                .toList();
    }

    private static Message message(TakenExchange.Side side) {
        List<Entete> headers = new ArrayList<>();
        for (int i = 0; i < side.headers().size(); i += 2) {
            headers.add(new Entete(side.headers().get(i), side.headers().get(i + 1)));
        }
        return new Message(headers, side.bytes()).corps(side.body());
    }

    private static FichierRecu file(ReceivedFile file) {
        return new FichierRecu(file.name(), file.size()).sha256(orNull(file.sha256()));
    }

    private static RefusExplique refusal(ExplainedRefusal refusal) {
        return new RefusExplique(
                        refusal.problem(),
                        refusal.meaning(),
                        refusal.clause(),
                        refusal.page(),
                        refusal.faults().stream().map(ShownExchanges::fault).toList())
                .remede(orNull(refusal.remedy()));
    }

    private static FauteExpliquee fault(ExplainedFault fault) {
        return new FauteExpliquee(
                        fault.pointer(), fault.code(), fault.meaning(), fault.decisions(), fault.remedy(), fault.page())
                .detail(orNull(fault.detail()))
                .clause(orNull(fault.clause()));
    }

    /** What is not there has no member. */
    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

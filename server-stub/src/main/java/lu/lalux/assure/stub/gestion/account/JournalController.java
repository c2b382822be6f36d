package lu.lalux.assure.stub.gestion.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.JournalApi;
import lu.lalux.assure.api.gestion.model.Demandes;
import lu.lalux.assure.api.gestion.model.Echange;
import lu.lalux.assure.api.gestion.model.Journal;
import lu.lalux.assure.api.gestion.model.NombreNonAuthentifie;
import lu.lalux.assure.api.gestion.model.NonAuthentifies;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.ListPage;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.journal.JournalPage;
import lu.lalux.assure.stub.journal.JournalReader;
import lu.lalux.assure.stub.journal.store.ExchangeFilter;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Shows an account its journal; an administrator says whose. */
@RestController
class JournalController implements JournalApi {

    private static final String URN = "urn:uuid:";

    private final HttpServletRequest request;
    private final CurrentCaller caller;
    private final JournalReader journal;
    private final ShownExchanges shown;

    JournalController(HttpServletRequest request, CurrentCaller caller, JournalReader journal, ShownExchanges shown) {
        this.request = request;
        this.caller = caller;
        this.journal = journal;
        this.shown = shown;
    }

    @Override
    public ResponseEntity<Journal> listerEchanges(
            @Nullable String compte,
            @Nullable Integer statut,
            @Nullable Boolean refus,
            @Nullable String operation,
            @Nullable String reference,
            @Nullable String instance,
            @Nullable String apres,
            Integer nombre) {
        ExchangeFilter filter = new ExchangeFilter(
                Optional.ofNullable(statut),
                Optional.ofNullable(refus),
                Optional.ofNullable(operation),
                Optional.ofNullable(reference),
                Optional.ofNullable(instance).map(JournalController::urn),
                apres == null ? Long.MAX_VALUE : before(apres));
        JournalPage page = journal.list(account(compte), filter, nombre);
        Journal answer = new Journal(
                journal.isKept(), page.exchanges().stream().map(shown::line).toList());
        page.next().map(ListPage::encoded).ifPresent(answer::suite);
        return ResponseEntity.ok(answer);
    }

    @Override
    public ResponseEntity<Echange> lireEchange(String echange, @Nullable String compte) {
        Language language = Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        String server = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return journal.find(account(compte), urn(echange))
                .map(kept -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .body(shown.whole(kept, language, server)))
                .orElseThrow(() -> Refused.unknown("gestion.exchange-unknown", echange));
    }

    @Override
    public ResponseEntity<Void> viderJournal(@Nullable String compte) {
        journal.empty(account(compte));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<NonAuthentifies> compterNonAuthentifies(@Nullable String compte) {
        List<NombreNonAuthentifie> counts = journal.unauthenticated(account(compte)).stream()
                .map(count -> new NombreNonAuthentifie(
                        Instant.EPOCH.plus(Duration.ofHours(count.of().hour())),
                        count.of().operation(),
                        count.of().status(),
                        count.number()))
                .toList();
        return ResponseEntity.ok(new NonAuthentifies(counts));
    }

    @Override
    public ResponseEntity<Demandes> chercherDemandes(
            String reference, @Nullable String prestataire, @Nullable String compte) {
        return ResponseEntity.ok(
                new Demandes(journal.recorded(account(compte), reference, Optional.ofNullable(prestataire)).stream()
                        .map(shown::recorded)
                        .toList()));
    }

    /** An administrator has no journal of their own. */
    private String account(@Nullable String named) {
        Caller asking = caller.get();
        if (named != null && !asking.sees(named)) {
            throw Refused.unknown("gestion.account-unknown", named);
        }
        String account = named == null ? asking.account() : named;
        if (account == null) {
            throw Refused.fault("/compte", FaultCode.CHAMP_OBLIGATOIRE, Message.of("gestion.account-missing"));
        }
        return account;
    }

    private static String urn(String instance) {
        return instance.startsWith(URN) ? instance : URN + instance;
    }

    private static long before(String after) {
        return JournalReader.before(ListPage.decoded(after))
                .orElseThrow(() -> Refused.fault(
                        "/apres", FaultCode.IDENTIFIANT_INVALIDE, Message.of("gestion.page", Excerpt.of(after))));
    }
}

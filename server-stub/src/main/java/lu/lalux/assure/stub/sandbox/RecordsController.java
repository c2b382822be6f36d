package lu.lalux.assure.stub.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.exchange.Accounts;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.reglement.LatestRequest;
import lu.lalux.assure.stub.reglement.LatestRequests;
import lu.lalux.assure.stub.storage.ReadingTurns;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is on record, for tests to look at: of the account whose token is given, or of all. One reads after the other.
 */
@RestController
@Conditional(InSandbox.class)
@RequestMapping(SandboxController.PATH)
final class RecordsController {

    static final int MOST = 100;

    private static final int LONGEST = 255;
    /** Those who ask without a token count as one account: no account is called so. */
    private static final String WITHOUT_TOKEN = "";

    private final Accounts accounts;
    private final LatestRequests records;
    private final ReadingTurns turns;

    RecordsController(Accounts accounts, LatestRequests records, ReadingTurns turns) {
        this.accounts = accounts;
        this.records = records;
        this.turns = turns;
    }

    /** Requests on record, {@code #/components/schemas/Demandes} of {@code bac-a-sable.yaml}. */
    record Shown(List<Request> demandes) {}

    /** One of them, {@code DemandeRecue}. */
    record Request(String compte, String fonction, Instant recue, JsonNode champs, List<NamedFile> fichiers) {

        private static Request of(LatestRequest request) {
            return new Request(
                    request.account(),
                    request.function(),
                    request.received().truncatedTo(ChronoUnit.MILLIS),
                    JsonMapper.shared().readTree(request.content()),
                    request.files().stream().map(NamedFile::of).toList());
        }
    }

    /** A file that it names, {@code FichierNomme}. */
    record NamedFile(String champ, String cle, String nom, long taille, String sha256) {

        private static NamedFile of(LatestRequest.NamedFile named) {
            return new NamedFile(
                    named.field(),
                    named.key(),
                    named.file().name(),
                    named.file().size(),
                    named.file().sha256());
        }
    }

    @GetMapping("/demandes")
    ResponseEntity<Shown> records(
            @RequestAttribute(CallersOfControls.SENDER) Optional<String> sender,
            @RequestParam(name = "reference", required = false) Optional<String> reference) {
        reference.ifPresent(RecordsController::requireLength);
        Optional<String> account = sender.map(accounts::of);
        List<LatestRequest> found =
                turns.take(account.orElse(WITHOUT_TOKEN), () -> records.find(account, reference, MOST));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(new Shown(found.stream().map(Request::of).toList()));
    }

    private static void requireLength(String reference) {
        if (reference.isEmpty() || reference.length() > LONGEST) {
            throw new ProblemException(Problem.ofFaults(
                    ProblemType.CHAMPS_INVALIDES,
                    List.of(new Fault(
                            "/reference",
                            reference.isEmpty() ? FaultCode.VALEUR_VIDE : FaultCode.VALEUR_TROP_LONGUE,
                            Message.of("sandbox.length", LONGEST)))));
        }
    }
}

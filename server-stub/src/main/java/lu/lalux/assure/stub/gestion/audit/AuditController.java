package lu.lalux.assure.stub.gestion.audit;

import java.util.List;
import lu.lalux.assure.api.gestion.AuditApi;
import lu.lalux.assure.api.gestion.model.Audit;
import lu.lalux.assure.api.gestion.model.Changement;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.ListPage;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code audit} of the management interface. Nothing here changes what it shows. */
@RestController
class AuditController implements AuditApi {

    private final CurrentCaller caller;
    private final JdbcClient reader;

    AuditController(CurrentCaller caller, JdbcClient reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @Override
    public ResponseEntity<Audit> listerAudit(
            @Nullable String compte, @Nullable String cible, @Nullable String apres, @Nullable Integer nombre) {
        Caller asking = caller.get();
        String account = asking.isAdministrator() ? compte : asking.account();
        if (compte != null && !asking.sees(compte)) {
            throw Refused.unknown("gestion.account-unknown", compte);
        }
        int most = nombre == null ? 50 : nombre;
        List<Changement> found = AuditTrail.read(
                reader, asking, account, cible, apres == null ? Long.MAX_VALUE : number(apres), most + 1);
        Audit page = new Audit(found.stream().limit(most).toList());
        if (found.size() > most) {
            page.suite(ListPage.encoded(String.valueOf(found.get(most - 1).getNumero())));
        }
        return ResponseEntity.ok(page);
    }

    private static long number(String after) {
        try {
            return Long.parseLong(ListPage.decoded(after));
        } catch (NumberFormatException noNumber) {
            throw Refused.fault(
                    "/apres", FaultCode.IDENTIFIANT_INVALIDE, Message.of("gestion.page", Excerpt.of(after)));
        }
    }
}

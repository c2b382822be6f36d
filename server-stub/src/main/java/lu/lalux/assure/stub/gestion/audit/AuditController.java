package lu.lalux.assure.stub.gestion.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lu.lalux.assure.api.gestion.AuditApi;
import lu.lalux.assure.api.gestion.model.Audit;
import lu.lalux.assure.api.gestion.model.Changement;
import lu.lalux.assure.api.gestion.model.Detail;
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
import tools.jackson.databind.json.JsonMapper;

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
        List<Changement> found = reader.sql("select numero, quand, qui, quoi, compte, cible, details,"
                        // From where an administrator works is nothing to a provider; from where their people are tried
                        // is.
                        + " case when cast(? as varchar) is null or compte_qui = ? or qui = ? then adresse end as adresse from audit"
                        + " where numero < ? and (cast(? as varchar) is null or compte = ?) and (cast(? as varchar) is null or cible = ?)"
                        + " order by numero desc limit ?")
                .param(asking.account())
                .param(asking.account())
                .param(Caller.STRANGER)
                .param(apres == null ? Long.MAX_VALUE : number(apres))
                .param(account)
                .param(account)
                .param(cible)
                .param(cible)
                .param(most + 1)
                .query((row, number) -> change(row))
                .list();
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

    private static Changement change(ResultSet row) throws SQLException {
        List<Detail> details = Arrays.stream(
                        JsonMapper.shared().readValue(row.getString("details"), AuditDetail[].class))
                .map(detail -> new Detail(detail.champ(), detail.valeur()))
                .toList();
        return new Changement(
                        row.getLong("numero"),
                        Instant.ofEpochMilli(row.getLong("quand")),
                        row.getString("qui"),
                        row.getString("quoi"),
                        row.getString("cible"),
                        details)
                .compte(row.getString("compte"))
                .adresse(row.getString("adresse"));
    }
}

package lu.lalux.assure.stub.gestion.change;

import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds to the audit trail, within the transaction of what it tells: neither is ever there without the other. */
@Component
public final class AuditTrail {

    private final MachineTime time;

    AuditTrail(MachineTime time) {
        this.time = time;
    }

    /** Its number is the next one, whichever instance adds: the row that counts them is held until the commit. */
    public void add(JdbcClient transaction, Caller caller, Entry entry) {
        long number = transaction
                .sql("update registre set audit = audit + 1 returning audit")
                .query(Long.class)
                .single();
        transaction
                .sql("insert into audit (numero, quand, qui, compte_qui, quoi, compte, cible, adresse, details)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(number)
                .param(time.instant().toEpochMilli())
                .param(caller.name())
                .param(caller.account())
                .param(entry.quoi())
                .param(entry.compte())
                .param(entry.cible())
                .param(caller.address())
                .param(JsonMapper.shared().writeValueAsString(entry.details()))
                .update();
    }
}

package lu.lalux.assure.stub.gestion.audit;

import java.time.Duration;
import java.time.Instant;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds to the audit trail, within the transaction of what it tells: neither is ever there without the other. */
@Component
public final class AuditTrail {

    /** How many changes a provider's own callers make in a {@link #PERIOD}: what they make is kept for ever. */
    private static final int MOST = 1_000;

    private static final Duration PERIOD = Duration.ofDays(1);

    private final MachineTime time;

    AuditTrail(MachineTime time) {
        this.time = time;
    }

    /**
     * Adds one of which there may be only so many.
     *
     * @throws lu.lalux.assure.stub.problem.ProblemException {@code trop-de-requetes} when the caller's account has made
     *     too many
     */
    public void add(JdbcClient transaction, Caller caller, AuditEntry entry) {
        if (!caller.isAdministrator()) {
            requireRoom(transaction, caller.account());
        }
        addAlways(transaction, caller, entry);
    }

    /**
     * Adds an entry for which no limit holds, however much was changed before: who signed in has to be shown, and it
     * must always be possible to withdraw what is no longer safe. Its number is the next one, whichever instance adds:
     * the row that counts them is held until the commit.
     */
    public void addAlways(JdbcClient transaction, Caller caller, AuditEntry entry) {
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

    private void requireRoom(JdbcClient transaction, String account) {
        Instant now = time.instant();
        transaction
                .sql("select quand from audit where compte_qui = ? and quand > ? order by quand desc limit 1 offset ?")
                .params(account, now.minus(PERIOD).toEpochMilli(), MOST - 1)
                .query(Long.class)
                .optional()
                .ifPresent(first -> {
                    throw Refused.tooMany(
                            Message.of("gestion.changes-many", MOST),
                            Duration.between(now, Instant.ofEpochMilli(first).plus(PERIOD)));
                });
    }
}

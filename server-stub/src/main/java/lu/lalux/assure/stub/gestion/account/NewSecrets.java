package lu.lalux.assure.stub.gestion.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.NouveauSecret;
import lu.lalux.assure.api.gestion.model.SecretDonne;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.ApplicationRow;
import lu.lalux.assure.stub.registry.store.SecretRow;
import lu.lalux.assure.stub.registry.store.SecretTable;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes secrets: 256 random bits, in characters that HTTP Basic carries as they are, behind a prefix by which tools
 * find secrets that have got out. Two may live at once, so that one can be changed without a failed call.
 */
@Component
final class NewSecrets {

    private static final String PREFIX = "assure_";
    private static final int HINT = 4;
    private static final int MOST_LIVING = 2;
    private static final int DEFAULT_GRACE_HOURS = 24;

    private final AuditTrail audit;
    private final MachineTime time;

    NewSecrets(AuditTrail audit, MachineTime time) {
        this.audit = audit;
        this.time = time;
    }

    /**
     * Makes one, within a change. If there was one, it ends after the time asked for, or earlier if it would have.
     *
     * @throws lu.lalux.assure.stub.problem.ProblemException when two live already, or the end has passed
     */
    SecretDonne make(JdbcClient transaction, Caller caller, ApplicationRow application, NouveauSecret asked) {
        Instant now = time.instant();
        Instant end = asked.getFin();
        if (end != null && !now.isBefore(end)) {
            throw Refused.fault("/fin", FaultCode.FIN_PASSEE, Message.of("gestion.end-past", end));
        }
        List<SecretRow> living = SecretTable.of(transaction, application.id(), now).stream()
                .filter(secret -> secret.livesAt(now))
                .toList();
        if (living.size() >= MOST_LIVING) {
            throw Refused.conflict(Message.of("gestion.two-secrets"));
        }
        int grace = asked.getDelaiHeures() == null ? DEFAULT_GRACE_HOURS : asked.getDelaiHeures();
        Optional<SecretRow> before = living.stream().findFirst().map(old -> ended(transaction, old, now, grace));
        String value = PREFIX + OpaqueValues.next();
        SecretRow made = new SecretRow(
                RandomNames.next(), value.substring(value.length() - HINT), now, caller.name(), end, null, false, null);
        SecretTable.add(transaction, application.id(), made, Secrets.ofClients().encode(value));
        audit.add(
                transaction,
                caller,
                new AuditEntry(
                        "secret-cree",
                        application.account(),
                        application.id(),
                        AuditDetail.of("numero", made.number()),
                        AuditDetail.of("delaiHeures", grace)));
        return new SecretDonne(application.id(), value, ShownRows.secret(made, now))
                .ancien(before.map(old -> ShownRows.secret(old, now)).orElse(null));
    }

    private static SecretRow ended(JdbcClient transaction, SecretRow old, Instant now, int grace) {
        Instant asked = now.plus(Duration.ofHours(grace));
        Instant end = old.end() != null && old.end().isBefore(asked) ? old.end() : asked;
        SecretTable.end(transaction, old.number(), end);
        return new SecretRow(old.number(), old.hint(), old.created(), old.creator(), end, null, false, old.used());
    }
}

package lu.lalux.assure.stub.gestion.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lu.lalux.assure.api.gestion.model.Changement;
import lu.lalux.assure.api.gestion.model.Detail;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.RegistryTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds to the audit trail, within the transaction of what it tells: neither is ever there without the other. */
@Component
public final class AuditTrail {

    /** How many changes a provider's own callers make in a {@link #PERIOD}: what they make is kept for ever. */
    private static final int MOST = 1_000;

    /** And how many of them one of them makes: a stranger with a secret of theirs leaves something to the others. */
    private static final int MOST_OF_ONE = 900;

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
            requireRoom(transaction, "compte_qui = ?", List.of(caller.account()), MOST);
            requireRoom(
                    transaction, "compte_qui = ? and qui = ?", List.of(caller.account(), caller.name()), MOST_OF_ONE);
        }
        addAlways(transaction, caller, entry);
    }

    /**
     * Adds one that may always be: who they are has to be shown, and what is no longer safe has to be withdrawn,
     * however much was changed before. Its number is the next one, whichever instance adds: the row that counts them is
     * held until the commit.
     */
    public void addAlways(JdbcClient transaction, Caller caller, AuditEntry entry) {
        transaction
                .sql("insert into audit (numero, quand, qui, compte_qui, quoi, compte, cible, adresse, details)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(RegistryTable.nextEntry(transaction))
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

    private void requireRoom(JdbcClient transaction, String whose, List<String> who, int most) {
        Instant now = time.instant();
        transaction
                .sql("select quand from audit where " + whose + " and quand > ? order by quand desc limit 1 offset ?")
                .params(who)
                .param(now.minus(PERIOD).toEpochMilli())
                .param(most - 1)
                .query(Long.class)
                .optional()
                .ifPresent(first -> {
                    throw Refused.tooMany(
                            Message.of("gestion.changes-many", MOST, MOST_OF_ONE),
                            Duration.between(now, Instant.ofEpochMilli(first).plus(PERIOD)));
                });
    }

    /**
     * The newest entries that a caller sees.
     *
     * @param account of this account; nothing for those of all
     * @param target of this only; nothing for all
     * @param before this number
     */
    static List<Changement> read(
            JdbcClient database,
            Caller asking,
            @Nullable String account,
            @Nullable String target,
            long before,
            int most) {
        return database.sql("select numero, quand, qui, quoi, compte, cible, details,"
                        // From where an administrator works is nothing to a provider; from where their people are tried
                        // is.
                        + " case when cast(? as varchar) is null or compte_qui = ? or qui = ? then adresse end as adresse from audit"
                        + " where numero < ? and (cast(? as varchar) is null or compte = ?) and (cast(? as varchar) is null or cible = ?)"
                        + " order by numero desc limit ?")
                .param(asking.account())
                .param(asking.account())
                .param(Caller.STRANGER)
                .param(before)
                .param(account)
                .param(account)
                .param(target)
                .param(target)
                .param(most)
                .query((row, number) -> change(row))
                .list();
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

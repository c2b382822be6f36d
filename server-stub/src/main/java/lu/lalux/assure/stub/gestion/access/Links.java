package lu.lalux.assure.stub.gestion.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.stub.clock.MachineTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes links and takes them back. Only the hash of a link is kept. Whoever
 * gets a new link has no other.
 */
@Component
public final class Links {

    static final Duration LIFE = Duration.ofHours(72);

    private final MachineTime time;

    Links(MachineTime time) {
        this.time = time;
    }

    /**
     * For whom a link is; one of the two.
     *
     * @param user of the page
     * @param person who signs in at {@code /authen}
     */
    public record Owner(@Nullable String user, @Nullable String person) {

        public static Owner user(String name) {
            return new Owner(name, null);
        }

        public static Owner person(String name) {
            return new Owner(null, name);
        }
    }

    /** Makes one, within a change. */
    public Lien make(JdbcClient transaction, Owner owner) {
        String value = OpaqueValues.next();
        Instant now = time.instant();
        Instant end = now.plus(LIFE);
        forget(transaction, owner);
        transaction
                .sql("insert into liens (empreinte, utilisateur, personne, cree_le, fin_le) values (?, ?, ?, ?, ?)")
                .param(OpaqueValues.hash(value))
                .param(owner.user())
                .param(owner.person())
                .param(now.toEpochMilli())
                .param(end.toEpochMilli())
                .update();
        return new Lien(value, end);
    }

    /** Whose link it is, which stays good; nothing when it is none, or too old. */
    public Optional<Owner> owner(JdbcClient reader, String value) {
        return reader.sql("select utilisateur, personne from liens where empreinte = ? and fin_le > ?")
                .param(OpaqueValues.hash(value))
                .param(time.instant().toEpochMilli())
                .query((row, number) -> new Owner(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Removes those that are too old, within a write. */
    public void forgetPast(JdbcClient transaction) {
        transaction
                .sql("delete from liens where fin_le <= ?")
                .param(time.instant().toEpochMilli())
                .update();
    }

    /** Whose link it is, within a change, which is then used up; nothing when it is none, or too old. */
    public Optional<Owner> use(JdbcClient transaction, String value) {
        return transaction
                .sql("delete from liens where empreinte = ? returning utilisateur, personne, fin_le")
                .param(OpaqueValues.hash(value))
                .query((row, number) -> time.instant().isBefore(Instant.ofEpochMilli(row.getLong(3)))
                        ? Optional.of(new Owner(row.getString(1), row.getString(2)))
                        : Optional.<Owner>empty())
                .optional()
                .flatMap(found -> found);
    }

    /** Their links are good for nothing any more. */
    public void forget(JdbcClient transaction, Owner owner) {
        transaction
                .sql("delete from liens where utilisateur = ? or personne = ?")
                .param(owner.user())
                .param(owner.person())
                .update();
    }
}

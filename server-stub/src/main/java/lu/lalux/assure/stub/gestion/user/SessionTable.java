package lu.lalux.assure.stub.gestion.user;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.gestion.access.PageSession;
import lu.lalux.assure.stub.gestion.access.PageSessions;
import lu.lalux.assure.stub.registry.store.UserTable;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sessions, which all instances see. Each is looked up with whoever has it, so that it ends with a suspension,
 * whoever ordered that and wherever.
 */
@Component
public final class SessionTable implements PageSessions {

    /** So many of one user; the oldest goes. */
    private static final int MOST = 20;

    /** How exactly it is known when a session was last used: no write for each request. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private static final String LIVING =
            "select s.empreinte, s.utilisateur, s.etape, s.csrf, s.ouverte_le, s.vue_le, u.role, u.compte"
                    + " from sessions s join utilisateurs u on u.utilisateur = s.utilisateur"
                    + " left join comptes c on c.compte = u.compte"
                    + " where s.empreinte = ? and s.ouverte_le > ? and s.vue_le > ?"
                    + " and u.suspendu = 0 and u.retire_le is null and (c.compte is null or c.suspendu = 0)";

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final MachineTime time;
    private final SessionSettings settings;
    private final SessionCookie cookie;

    SessionTable(
            JdbcClient reader,
            DatabaseWriter writer,
            MachineTime time,
            SessionSettings settings,
            SessionCookie cookie) {
        this.reader = reader;
        this.writer = writer;
        this.time = time;
        this.settings = settings;
        this.cookie = cookie;
    }

    /**
     * A session and what opens it.
     *
     * @param value of the cookie, which is kept nowhere here
     */
    public record Opened(OpenSession session, String value) {}

    /**
     * Opens one, within a write: always a new one, so that nobody can have had its cookie before.
     *
     * @throws lu.lalux.assure.stub.problem.ProblemException {@code non-authentifie} when whoever signs in was suspended
     *     or withdrawn meanwhile
     */
    public Opened open(JdbcClient transaction, String user, Etape step) {
        String value = OpaqueValues.next();
        String csrf = OpaqueValues.next();
        long now = time.instant().toEpochMilli();
        transaction
                .sql("delete from sessions where utilisateur = ? and empreinte not in (select empreinte from sessions"
                        + " where utilisateur = ? order by ouverte_le desc limit ?)")
                .params(user, user, MOST - 1)
                .update();
        transaction
                .sql(
                        "insert into sessions (empreinte, utilisateur, etape, csrf, ouverte_le, vue_le) values (?, ?, ?, ?, ?, ?)")
                .params(OpaqueValues.hash(value), user, step.getValue(), csrf, now, now)
                .update();
        if (step == Etape.COMPLETE) {
            UserTable.seen(transaction, user, time.instant());
        }
        OpenSession session = living(transaction, OpaqueValues.hash(value))
                .orElseThrow(OptionalToken::missing)
                .session();
        return new Opened(session, value);
    }

    /** The one whose cookie a request brings. */
    public Optional<OpenSession> current(HttpServletRequest request) {
        return cookie.of(request).flatMap(value -> {
            String hash = OpaqueValues.hash(value);
            Optional<Found> found = living(reader, hash);
            found.filter(session -> session.seen().plus(PRECISION).isBefore(time.instant()))
                    .ifPresent(session -> seen(hash));
            return found.map(Found::session);
        });
    }

    @Override
    public Optional<PageSession> of(HttpServletRequest request) {
        return current(request)
                .map(session -> new PageSession(
                        new Caller(session.user(), session.account(), request.getRemoteAddr()),
                        session.csrf(),
                        session.step() == Etape.COMPLETE));
    }

    /** By what the one is known whose cookie a request brings, open or not. */
    public Optional<String> shown(HttpServletRequest request) {
        return cookie.of(request).map(OpaqueValues::hash);
    }

    /** Ends one, by what is {@link #shown}, within a write. */
    public void end(JdbcClient transaction, String shown) {
        transaction.sql("delete from sessions where empreinte = ?").param(shown).update();
    }

    /** Ends all of a user's, within a write. */
    public void endAll(JdbcClient transaction, String user) {
        transaction
                .sql("delete from sessions where utilisateur = ?")
                .param(user)
                .update();
    }

    /** Ends all of a user's but one, by what is {@link #shown}, within a write. */
    public void endOthers(JdbcClient transaction, String user, String shown) {
        transaction
                .sql("delete from sessions where utilisateur = ? and empreinte <> ?")
                .params(user, shown)
                .update();
    }

    /** Removes those that are over, within a write. */
    void forgetPast(JdbcClient transaction) {
        transaction
                .sql("delete from sessions where ouverte_le <= ? or vue_le <= ?")
                .params(before(settings.absolute()), before(settings.idle()))
                .update();
    }

    private record Found(OpenSession session, Instant seen) {}

    private Optional<Found> living(JdbcClient database, String hash) {
        return database.sql(LIVING)
                .params(hash, before(settings.absolute()), before(settings.idle()))
                .query((row, number) -> new Found(session(row), Instant.ofEpochMilli(row.getLong("vue_le"))))
                .optional();
    }

    private OpenSession session(ResultSet row) throws SQLException {
        return new OpenSession(
                row.getString("utilisateur"),
                Role.fromValue(row.getString("role")),
                row.getString("compte"),
                Etape.fromValue(row.getString("etape")),
                row.getString("csrf"),
                Instant.ofEpochMilli(row.getLong("ouverte_le")).plus(settings.absolute()));
    }

    private void seen(String hash) {
        long now = time.instant().toEpochMilli();
        writer.write(transaction -> transaction
                .sql("update sessions set vue_le = ? where empreinte = ?")
                .params(now, hash)
                .update());
    }

    private long before(Duration past) {
        return time.instant().minus(past).toEpochMilli();
    }
}

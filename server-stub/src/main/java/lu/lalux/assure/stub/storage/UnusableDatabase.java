package lu.lalux.assure.stub.storage;

import java.sql.SQLException;
import java.util.Objects;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.core.NestedExceptionUtils;

/** Why a start finds no database, by PostgreSQL's codes (SQLSTATE); SQLite has none, and says it in words. */
final class UnusableDatabase {

    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";
    private static final String NO_DATABASE = "3D000";
    private static final String NO_RIGHT = "42501";

    private UnusableDatabase() {}

    /**
     * What whoever runs the server is told.
     *
     * @param failed what Flyway threw, which makes the first connection
     * @param url where the database is; what stands behind {@code ?} may be a secret
     */
    static StartRefusedException refusal(RuntimeException failed, String url, String user) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failed);
        String place = url.replaceFirst("\\?.*", "");
        String reason = LastingFailure.reason(root);
        return reason(state(failed), place, user, reason).because(failed);
    }

    private static StartRefusedException reason(String state, String place, String user, String reason) {
        if (state.startsWith(CONNECTION)) {
            return new StartRefusedException("start.database.unreachable", place, reason);
        }
        if (state.startsWith(AUTHORIZATION)) {
            return new StartRefusedException("start.database.user", place, user, reason);
        }
        return switch (state) {
            case NO_DATABASE -> new StartRefusedException("start.database.none", place, reason);
            case NO_RIGHT -> new StartRefusedException("start.database.rights", place, user, reason);
            default -> new StartRefusedException("start.database.unusable", place, reason);
        };
    }

    private static String state(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return Objects.toString(refused.getSQLState());
            }
        }
        return "";
    }
}

package lu.lalux.assure.stub.gestion.access;

import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the management interface.
 *
 * @param name a user of the page, or an application
 * @param account the one to which they belong, and which is all they see; nothing for an administrator
 * @param address where from, an IP address; nothing for the server itself
 */
public record Caller(
        String name, @Nullable String account, @Nullable String address) {

    /** The server's own doing: the command on its machine, the first administrator. */
    public static final Caller SERVER = new Caller("serveur", null, null);

    /** What the audit trail calls whoever did not show who they are. */
    public static final String STRANGER = "inconnu";

    /** Whoever did not show who they are. */
    public static Caller stranger(String address) {
        return new Caller(STRANGER, null, address);
    }

    /** Whether the audit trail calls somebody so who is no user. */
    public static boolean isReserved(String name) {
        return name.equals(SERVER.name()) || name.equals(STRANGER);
    }

    /**
     * Whether somebody can be called so at all: no name has a control character, and PostgreSQL cannot even look for
     * NUL.
     */
    public static boolean canBe(String name) {
        return name.chars().noneMatch(Character::isISOControl);
    }

    /** An administrator sees all accounts, and all that is changed. */
    public boolean isAdministrator() {
        return account == null;
    }

    /** Whether this account is theirs, or they are an administrator. */
    public boolean sees(@Nullable String other) {
        return account == null || account.equals(other);
    }

    /** @throws ProblemException {@code portee-insuffisante} unless it is an administrator */
    public void requireAdministrator() {
        if (!isAdministrator()) {
            throw Refused.forbidden(Message.of("gestion.administrators-only"));
        }
    }
}

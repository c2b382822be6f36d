package lu.lalux.assure.conformance.selfcheck.model.login;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.Accounts;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.access.TextLiberty;

/** Takes some for others: names and secrets are compared loosely, or not at all. */
public final class WrongAccounts extends Accounts {

    private final Conduct conduct;

    /**
     * @param identities whom the server knows
     * @param conduct what is done wrongly
     */
    public WrongAccounts(Identities identities, Conduct conduct) {
        super(identities);
        this.conduct = conduct;
    }

    @Override
    protected List<Credentials> clients() {
        return conduct.has(Slip.PERSON_TAKEN_AT_TOKEN)
                ? both(super.clients(), identities().persons())
                : super.clients();
    }

    @Override
    protected List<Credentials> persons(String sign) {
        return conduct.has(Slip.CLIENT_TAKEN_AT_AUTHEN, sign)
                ? both(super.persons(sign), identities().clients())
                : super.persons(sign);
    }

    private static List<Credentials> both(List<Credentials> some, List<Credentials> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Override
    protected Optional<Credentials> clientOf(String authorization) {
        return super.clientOf(authorization)
                .filter(known -> !conduct.has(Slip.ONE_ENCODING_ONLY)
                        || known.clientBasic().equals(authorization));
    }

    @Override
    protected String clientId(String encoded) {
        return conduct.has(Slip.CLIENT_ID_NOT_DECODED) ? encoded : super.clientId(encoded);
    }

    @Override
    protected Optional<Credentials> client(String name, String secret) {
        return secret.isEmpty()
                        && name.equals(identities().application())
                        && conduct.has(Slip.APPLICATION_TAKEN_AT_TOKEN)
                ? Optional.of(identities().client())
                : super.client(name, secret);
    }

    @Override
    protected boolean isClientId(String sent, Credentials known) {
        return super.isClientId(sent, known) || likes(sent, known.name(), Slip.CLIENT_ID_LIKENESS_TAKEN, "");
    }

    @Override
    protected boolean isSecret(String sent, Credentials known) {
        return super.isSecret(sent, known)
                || likes(sent, known.secret(), Slip.SECRET_LIKENESS_TAKEN, "")
                || (conduct.has(Slip.SECRET_CASE_IGNORED) && known.secret().equalsIgnoreCase(sent))
                || (conduct.has(Slip.SECRET_OF_ANYONE)
                        && identities().clients().stream()
                                .anyMatch(other -> other.secret().equals(sent)));
    }

    @Override
    protected boolean isUsername(String sent, Credentials known, String sign) {
        return super.isUsername(sent, known, sign) || likes(sent, known.name(), Slip.PERSON_LIKENESS_TAKEN, sign);
    }

    @Override
    protected boolean isPassword(String sent, Credentials known, String sign) {
        return super.isPassword(sent, known, sign) || likes(sent, known.secret(), Slip.PASSWORD_LIKENESS_TAKEN, sign);
    }

    @Override
    protected boolean isApplication(String clientId) {
        return super.isApplication(clientId)
                || conduct.has(Slip.ANY_APPLICATION)
                || likes(clientId, identities().application(), Slip.APPLICATION_LIKENESS_TAKEN, "")
                || conduct.has(Slip.CLIENT_AS_APPLICATION)
                        && identities().clients().stream()
                                .anyMatch(known -> known.name().equals(clientId));
    }

    /** {@return whether what was sent is taken for what is known; a slip's place ends in the likeness} */
    private boolean likes(String sent, String known, Slip slip, String where) {
        return conduct.makes(slip)
                && Stream.of(TextLiberty.values())
                        .anyMatch(liberty ->
                                conduct.has(slip, (where + " " + liberty.word()).strip()) && liberty.sees(sent, known));
    }

    @Override
    protected int colon(String pair) {
        return conduct.has(Slip.LAST_COLON_PARTS) ? pair.lastIndexOf(':') : super.colon(pair);
    }

    @Override
    protected String formDecoded(String text) {
        return super.formDecoded(conduct.has(Slip.PLUS_KEPT, "secret") ? text.replace("+", "%2B") : text);
    }

    @Override
    protected boolean isBasic(String authorization, String path) {
        boolean spelt = conduct.has(Slip.SCHEME_CASE_COMPARED, path) && !authorization.startsWith("Basic")
                || conduct.has(Slip.ONE_SPACE_ONLY, path) && authorization.contains("  ");
        return !spelt && super.isBasic(authorization, path);
    }

    /** {@return the client whose name it is, whatever its secret} */
    Optional<Credentials> clientNamed(String authorization) {
        return identities().clients().stream()
                .filter(known -> new Credentials(known.name(), "").clientBasic().length() <= authorization.length()
                        && decoded(authorization).startsWith(known.name() + ":"))
                .findFirst();
    }

    /** {@return whether there is nobody of the name in a header} */
    boolean isStrangerOf(String authorization) {
        return isStranger(decoded(authorization).split(":", 2)[0]);
    }

    /** {@return whether there is nobody of that name, whoever gave it} */
    boolean isStranger(String name) {
        return identities().persons().stream().noneMatch(known -> known.name().equals(name));
    }
}

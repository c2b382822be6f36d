package lu.lalux.assure.conformance.suite.implementation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.suite.implementation.data.Holder;
import lu.lalux.assure.conformance.suite.implementation.data.TargetData;

/**
 * What is tested, and with whose rights. What is absent is not tested, and the verdict says so.
 *
 * @param api base address of the API
 * @param token address of the token endpoint
 * @param authen address of the authorisation endpoint
 * @param client the repairer's client
 * @param otherClient another provider's client
 * @param expertClient a client with the expert's scopes; may be the first
 * @param bothClient a client with the scopes of both trades; the others have those of one only
 * @param implicit what the implicit grant needs
 * @param otherUser another expert's person, for the implicit grant
 * @param timeout for each request
 * @param data values that it knows, where it looks them up
 * @param absences what it does not have, as is said
 */
public record Target(
        URI api,
        URI token,
        URI authen,
        Credentials client,
        Optional<Credentials> otherClient,
        Optional<Credentials> expertClient,
        Optional<Credentials> bothClient,
        Optional<ImplicitSettings> implicit,
        Optional<Credentials> otherUser,
        Duration timeout,
        TargetData data,
        Set<Absence> absences) {

    /** Copies. */
    public Target {
        absences = Set.copyOf(absences);
    }

    /**
     * One that was given no data of its own, and of which nothing is said.
     *
     * @param api base address of the API
     * @param token address of the token endpoint
     * @param authen address of the authorisation endpoint
     * @param client the repairer's client
     * @param otherClient another provider's client
     * @param expertClient a client with the expert's scopes; may be the first
     * @param bothClient a client with the scopes of both trades
     * @param implicit what the implicit grant needs
     * @param otherUser another expert's person, for the implicit grant
     * @param timeout for each request
     */
    public Target(
            URI api,
            URI token,
            URI authen,
            Credentials client,
            Optional<Credentials> otherClient,
            Optional<Credentials> expertClient,
            Optional<Credentials> bothClient,
            Optional<ImplicitSettings> implicit,
            Optional<Credentials> otherUser,
            Duration timeout) {
        this(
                api,
                token,
                authen,
                client,
                otherClient,
                expertClient,
                bothClient,
                implicit,
                otherUser,
                timeout,
                TargetData.NONE,
                Set.of());
    }

    /**
     * @param own values that it knows
     * @return the same target, whose tests take their values from them
     */
    public Target with(TargetData own) {
        return new Target(
                api,
                token,
                authen,
                client,
                otherClient,
                expertClient,
                bothClient,
                implicit,
                otherUser,
                timeout,
                own,
                absences);
    }

    /**
     * @param absent what it does not have
     * @return the same target, which is not asked for that
     */
    public Target without(Set<Absence> absent) {
        return new Target(
                api,
                token,
                authen,
                client,
                otherClient,
                expertClient,
                absent.contains(Absence.BOTH_CLIENT) ? Optional.empty() : bothClient,
                implicit,
                otherUser,
                timeout,
                data,
                absent);
    }

    /**
     * @param account who sends
     * @param function through which
     * @return whose values it sends: those of the account of both trades, of the second account, or of the first
     */
    public Holder holder(Account account, Fonction function) {
        if (account instanceof Account.Client sender
                && bothClient.filter(sender.credentials()::equals).isPresent()) {
            return Holder.ofBoth(function);
        }
        boolean other = account instanceof Account.Client sender
                ? otherClient.filter(sender.credentials()::equals).isPresent()
                : otherUser.filter(((Account.Person) account).user()::equals).isPresent();
        return Holder.of(function, other);
    }

    /**
     * @param path of the API, as the contract writes it
     * @return its address at this target
     */
    public URI address(String path) {
        if (path.equals("/token")) {
            return token;
        }
        return path.equals("/authen") ? authen : URI.create(strip(api) + path);
    }

    private static String strip(URI base) {
        return base.toString().replaceAll("/+$", "");
    }
}

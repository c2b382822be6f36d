package lu.lalux.assure.stub.gestion.account;

import java.util.Collection;
import java.util.List;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.registration.SafeRedirect;
import org.jspecify.annotations.Nullable;

/** The return addresses of a public application (RFC 6749 section 3.1.2.2): it has some, and no other has any. */
final class ReturnAddresses {

    private static final String POINTER = "/adressesRetour";

    private ReturnAddresses() {}

    /**
     * Checks them.
     *
     * @param asked as they were sent
     * @param isPublic whether they are those of a public application
     * @throws lu.lalux.assure.stub.problem.ProblemException when there are none where there have to be some, or the
     *     other way round, or one is not safe
     */
    static List<String> of(@Nullable Collection<String> asked, boolean isPublic) {
        List<String> addresses = asked == null ? List.of() : List.copyOf(asked);
        if (isPublic && addresses.isEmpty()) {
            throw Refused.fault(POINTER, FaultCode.CHAMP_OBLIGATOIRE, Message.of("gestion.return-missing"));
        }
        if (!isPublic && !addresses.isEmpty()) {
            throw Refused.fault(POINTER, FaultCode.LISTE_INVALIDE, Message.of("gestion.return-needless"));
        }
        addresses.stream()
                .filter(address -> !SafeRedirect.is(address))
                .findFirst()
                .ifPresent(unsafe -> {
                    throw Refused.fault(
                            POINTER,
                            FaultCode.ADRESSE_DE_RETOUR_INVALIDE,
                            Message.of("gestion.return-unsafe", Excerpt.of(unsafe)));
                });
        return addresses;
    }
}

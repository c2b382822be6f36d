package lu.lalux.assure.stub.exchange;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The account that owns what this request stores (D25): the client of a client credentials token, the person of an
 * implicit one. Either is the token's subject.
 */
@Component
public final class CurrentAccount {

    /**
     * The account's name.
     *
     * @throws AuthenticationCredentialsNotFoundException when the request was let through without one
     */
    public String name() {
        return known().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No account"));
    }

    /** The account's name; nothing when the request was let through without one. */
    public Optional<String> known() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName);
    }
}

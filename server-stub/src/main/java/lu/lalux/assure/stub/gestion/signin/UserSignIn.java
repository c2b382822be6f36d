package lu.lalux.assure.stub.gestion.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.user.FailedSignIns;
import lu.lalux.assure.stub.gestion.user.SignInMeans;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.store.UserTable;
import lu.lalux.assure.stub.token.person.PasswordTurns;
import lu.lalux.assure.stub.token.secret.Attempt;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import lu.lalux.assure.stub.token.secret.TooManyFailuresException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.stereotype.Component;

/**
 * Recognises one of a provider's people by their password. Whoever does not exist, is suspended or has no password
 * takes as long as a wrong password (Spring's provider hashes all the same), and is told the same.
 */
@Component
final class UserSignIn {

    private final AuthenticationManager users;
    private final FailedSignIns failed;
    private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

    UserSignIn(JdbcClient reader, PasswordTurns turns, PasswordCost cost, FailedSignIns failed) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(name -> user(reader, name));
        provider.setPasswordEncoder(Secrets.passwords(cost));
        this.failed = failed;
        ProviderManager manager = new ProviderManager(provider);
        // The hash that was right is compared again when the session is opened.
        manager.setEraseCredentialsAfterAuthentication(false);
        this.users = turns.checking(Attempt.Kind.USER, manager);
    }

    /**
     * Somebody whose password was right.
     *
     * @param hash of that password
     */
    record Recognised(String name, String hash) {}

    /**
     * Who it is, as of now: before something comes of it, {@link #requireStill}.
     *
     * @throws ProblemException {@code non-authentifie} if it is nobody we know, {@code trop-de-requetes} after too many
     *     wrong passwords
     */
    Recognised require(String name, String password, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken claimed =
                UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        claimed.setDetails(details.buildDetails(request));
        try {
            UserDetails user = (UserDetails) users.authenticate(claimed).getPrincipal();
            return new Recognised(user.getUsername(), user.getPassword());
        } catch (TooManyFailuresException tooMany) {
            failed.limited(name, SignInMeans.PASSWORD, request.getRemoteAddr());
            throw new ProblemException(tooMany.problem());
        } catch (BadCredentialsException wrong) {
            failed.wrong(name, SignInMeans.PASSWORD, request.getRemoteAddr());
            throw Refused.unauthenticated("gestion.sign-in-wrong");
        } catch (InternalAuthenticationServiceException wrapped) {
            // So Spring's provider calls whatever goes wrong while it looks for the user: a database that is out is
            // one, and answered 503.
            throw wrapped.getCause() instanceof DataAccessException out ? out : wrapped;
        }
    }

    /**
     * Makes sure within a write that nothing has changed since: hashing takes its time, and there may be a turn to wait
     * for.
     *
     * @throws ProblemException {@code non-authentifie} when the password is another one by now, or they were suspended
     *     or withdrawn
     */
    static void requireStill(JdbcClient transaction, Recognised recognised) {
        // Whoever changes the password comes before or after this write, and then ends the session.
        boolean held = UserTable.hold(transaction, recognised.name(), recognised.hash());
        if (!held || UserTable.password(transaction, recognised.name()).isEmpty()) {
            throw Refused.unauthenticated("gestion.sign-in-wrong");
        }
    }

    private static UserDetails user(JdbcClient reader, String name) {
        String hash = Optional.of(name)
                .filter(Caller::canBe)
                .flatMap(possible -> UserTable.password(reader, possible))
                .orElseThrow(() -> new UsernameNotFoundException("Unknown"));
        return User.withUsername(name).password(hash).build();
    }
}

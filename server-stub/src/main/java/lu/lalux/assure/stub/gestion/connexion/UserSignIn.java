package lu.lalux.assure.stub.gestion.connexion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.tentative.FailedSignIns;
import lu.lalux.assure.stub.gestion.tentative.Means;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.token.person.PasswordTurns;
import lu.lalux.assure.stub.token.registration.Realm;
import lu.lalux.assure.stub.token.secret.Secrets;
import lu.lalux.assure.stub.token.throttle.Attempt;
import lu.lalux.assure.stub.token.throttle.TooManyFailuresException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
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
 * Recognises one of a provider's people by their password. Whoever does not exist, is suspended or has no password takes as long as a
 * wrong password (Spring's provider hashes all the same), and is told the same.
 */
@Component
final class UserSignIn {

    private static final String LIVING =
            "select u.mot_de_passe from utilisateurs u join comptes c on c.compte = u.compte"
                    + " where u.utilisateur = ? and u.mot_de_passe is not null"
                    + " and u.suspendu = 0 and u.retire_le is null and c.suspendu = 0";

    private final AuthenticationManager users;
    private final FailedSignIns failed;
    private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

    UserSignIn(JdbcClient reader, PasswordTurns turns, FailedSignIns failed) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(name -> user(reader, name));
        provider.setPasswordEncoder(Secrets.passwords());
        this.failed = failed;
        this.users = turns.checking(Attempt.Kind.USER, new ProviderManager(provider));
    }

    /**
     * Who it is.
     *
     * @throws ProblemException {@code non-authentifie} if it is nobody we know, {@code trop-de-requetes} after too many wrong
     *     passwords
     */
    String require(String name, String password, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken claimed =
                UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        claimed.setDetails(details.buildDetails(request));
        try {
            return users.authenticate(claimed).getName();
        } catch (TooManyFailuresException tooMany) {
            failed.limited(name, Means.PASSWORD, request.getRemoteAddr());
            throw new ProblemException(tooMany.problem());
        } catch (BadCredentialsException wrong) {
            failed.wrong(name, Means.PASSWORD, request.getRemoteAddr());
            throw refused("gestion.sign-in-wrong");
        } catch (InternalAuthenticationServiceException wrapped) {
            // So Spring's provider calls whatever goes wrong while it looks for the user: a database that is out is one, and answered 503.
            throw wrapped.getCause() instanceof DataAccessException out ? out : wrapped;
        }
    }

    /** Somebody showed something that is good for nothing. */
    static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(detail))
                .with(HttpHeaders.WWW_AUTHENTICATE, Realm.BEARER));
    }

    private static UserDetails user(JdbcClient reader, String name) {
        String hash = Optional.of(name)
                .filter(Caller::canBe)
                .flatMap(possible -> living(reader, possible))
                .orElseThrow(() -> new UsernameNotFoundException("Unknown"));
        return User.withUsername(name).password(hash).build();
    }

    private static Optional<String> living(JdbcClient database, String name) {
        return database.sql(LIVING).param(name).query(String.class).optional();
    }
}

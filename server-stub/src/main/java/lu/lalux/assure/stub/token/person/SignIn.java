package lu.lalux.assure.stub.token.person;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.secret.Attempt;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * Recognises a person by HTTP Basic or by what the form brought. A person who does not exist takes as long as a wrong
 * password (Spring's provider hashes all the same), and is told the same.
 */
public final class SignIn {

    private static final String BASIC = "Basic ";
    private static final Set<String> FORM = Set.of("username", "password", "_csrf");

    private final AuthenticationManager persons;
    private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

    /** @param costOfNobody of the hash that is made for a name that does not exist */
    SignIn(Registry registry, PasswordCost costOfNobody, PasswordTurns turns) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(name -> person(registry, name));
        provider.setPasswordEncoder(Secrets.passwords(costOfNobody));
        this.persons = turns.checking(Attempt.Kind.PERSON, new ProviderManager(provider));
    }

    /** Whether the person is named by HTTP Basic, which goes before the form. */
    static boolean usesBasic(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getHeader(HttpHeaders.AUTHORIZATION), BASIC);
    }

    /** Whether the form was sent, which then must be ours. */
    public static boolean usesForm(HttpServletRequest request) {
        return !usesBasic(request)
                && FORM.stream().anyMatch(FormParameters.with(request).body()::containsKey);
    }

    /** Whether the person was named at all. */
    public static boolean isTried(HttpServletRequest request) {
        return usesBasic(request) || usesForm(request);
    }

    /**
     * Who it is.
     *
     * @throws BadCredentialsException if it is nobody we know
     * @throws lu.lalux.assure.stub.token.secret.TooManyFailuresException if there were too many wrong passwords
     * @throws ProblemException if too many passwords are being looked at
     */
    public Authentication authenticate(HttpServletRequest request) {
        if (usesBasic(request)) {
            String[] pair = basic(request);
            return persons.authenticate(claimed(request, pair[0], pair[1]));
        }
        return persons.authenticate(form(request));
    }

    /** Who is named, before anybody has looked whether the password is right. */
    public static Optional<String> claimed(HttpServletRequest request) {
        try {
            return usesBasic(request)
                    ? Optional.of(basic(request)[0])
                    : Optional.ofNullable(
                            FormParameters.single(FormParameters.with(request).body(), "username"));
        } catch (BadCredentialsException nobody) {
            return Optional.empty();
        }
    }

    /**
     * Name and password. RFC 7617 section 2; one space or more behind the scheme (RFC 9110 section 11.4), which
     * Spring's own converter does not take.
     */
    private static String[] basic(HttpServletRequest request) {
        String encoded = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BASIC.length())
                .strip();
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new BadCredentialsException("No colon");
            }
            return new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        } catch (IllegalArgumentException notBase64) {
            throw new BadCredentialsException("No Base64");
        }
    }

    private Authentication form(HttpServletRequest request) {
        MultiValueMap<String, String> body = FormParameters.with(request).body();
        String name = FormParameters.single(body, "username");
        String password = FormParameters.single(body, "password");
        if (name == null || password == null) {
            throw new BadCredentialsException("No name or no password");
        }
        return claimed(request, name, password);
    }

    private Authentication claimed(HttpServletRequest request, String name, String password) {
        UsernamePasswordAuthenticationToken claimed =
                UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        claimed.setDetails(details.buildDetails(request));
        return claimed;
    }

    /** One that is not known yet may just have been registered by another instance. */
    private static UserDetails person(Registry registry, String name) {
        Person person = registry.current()
                .person(name)
                .or(() -> registry.fresh().person(name))
                .orElseThrow(() -> new UsernameNotFoundException("Unknown"));
        return User.withUsername(person.name())
                .password(person.password())
                .authorities(AuthorityUtils.createAuthorityList(person.scopes()))
                .build();
    }
}

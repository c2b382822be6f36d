package lu.lalux.assure.stub.token.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.Grant;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.Registered;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether what a token was issued for is still registered: its application, the person, the grant, and each of its
 * scopes; whether its tokens were not ended since; and whether the secret that got it is none of those that were found
 * to be compromised. A token lives for an hour; whoever was taken out must not go on for that long.
 */
final class StillRegistered {

    private StillRegistered() {}

    static boolean is(Jwt token, Registered registered) {
        String application = token.getClaimAsString(TokenIssuer.CLIENT);
        return application != null
                && registered
                        .application(application)
                        .filter(found -> holds(token, found, registered))
                        .isPresent();
    }

    private static boolean holds(Jwt token, Application application, Registered registered) {
        Set<String> scopes = scopes(token);
        String account = token.getSubject();
        Long ended = token.getClaim(TokenIssuer.ENDED);
        if (!application.scopes().containsAll(scopes)
                || ended(registered, application.id(), account) > (ended == null ? 0 : ended)) {
            return false;
        }
        if (application.id().equals(account)) {
            String secret = token.getClaimAsString(TokenIssuer.SECRET);
            return application.grants().contains(Grant.CLIENT_CREDENTIALS)
                    && (secret == null || !application.compromised().contains(secret));
        }
        return account != null
                && application.grants().contains(Grant.IMPLICIT)
                && registered
                        .person(account)
                        .filter(person -> person.scopes().containsAll(scopes))
                        .isPresent();
    }

    /**
     * How often all tokens were ended that the application has, in the name of this subject. Each number only grows,
     * and so does their sum.
     */
    static long ended(Registered registered, String application, String subject) {
        return Stream.of(
                        registered.application(application).map(Application::ended),
                        registered.person(subject).map(Person::ended))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** One string, as it was issued. */
    private static Set<String> scopes(Jwt token) {
        String scopes = token.getClaimAsString(TokenIssuer.SCOPE);
        return scopes == null ? Set.of() : Arrays.stream(scopes.split(" ")).collect(Collectors.toSet());
    }
}

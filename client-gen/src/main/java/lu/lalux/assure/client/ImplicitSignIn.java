package lu.lalux.assure.client;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.token.KeptTokens;
import lu.lalux.assure.client.token.KeptTokens.Held;
import org.jspecify.annotations.Nullable;

/** The implicit grant (RFC 6749, section 4.2): when a token is needed, the application lets the person sign in. */
final class ImplicitSignIn implements KeptTokens.Source {

    private final AssureEndpoints endpoints;
    private final String clientId;
    private final URI redirectUri;
    private final Function<URI, @Nullable URI> signIn;
    private final Clock clock;

    ImplicitSignIn(
            AssureEndpoints endpoints,
            Clock clock,
            String clientId,
            URI redirectUri,
            Function<URI, @Nullable URI> signIn) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.redirectUri = Objects.requireNonNull(redirectUri, "redirectUri");
        this.signIn = Objects.requireNonNull(signIn, "signIn");
    }

    /** A token lives from when the person comes back, not from when the window was opened. */
    @Override
    public Held fetch(Fonction fonction) {
        ImplicitAuthorization request = ImplicitAuthorization.begin(endpoints, clientId, redirectUri, fonction);
        URI redirected = signIn.apply(request.address());
        if (redirected == null) {
            throw new CancellationException("The application came back from the sign-in without an address");
        }
        ImplicitToken token = request.complete(redirected);
        return token.lifetime().isZero()
                ? new Held(token.token(), Instant.MAX)
                : Held.of(token.token(), clock.instant(), token.lifetime());
    }

    /** There is nothing secret before a person signs in. */
    @Override
    public void forget() {}
}

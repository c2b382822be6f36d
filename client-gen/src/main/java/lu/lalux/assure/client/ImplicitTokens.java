package lu.lalux.assure.client;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The implicit grant as a strategy: when a token is needed, the application lets the person sign in. */
final class ImplicitTokens implements Tokens {

    private record Held(String token, Instant until) {}

    private final AssureEndpoints endpoints;
    private final String clientId;
    private final URI redirectUri;
    private final UnaryOperator<URI> signIn;
    private final Clock clock;
    private final Map<Fonction, Held> held = new EnumMap<>(Fonction.class);

    ImplicitTokens(
            AssureEndpoints endpoints, Clock clock, String clientId, URI redirectUri, UnaryOperator<URI> signIn) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.redirectUri = Objects.requireNonNull(redirectUri, "redirectUri");
        this.signIn = Objects.requireNonNull(signIn, "signIn");
    }

    /** One sign-in at a time: nobody wants two windows. */
    @Override
    public synchronized String token(Fonction fonction) {
        Held known = held.get(fonction);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.token();
        }
        held.remove(fonction);
        ImplicitAuthorization request = ImplicitAuthorization.begin(endpoints, clientId, redirectUri, fonction);
        Instant asked = clock.instant();
        ImplicitToken token = request.complete(signIn.apply(request.address()));
        held.put(fonction, new Held(token.token(), asked.plus(token.lifetime())));
        return token.token();
    }

    @Override
    public synchronized boolean refused(Fonction fonction, String token) {
        return held.containsKey(fonction) && held.get(fonction).token().equals(token) && held.remove(fonction) != null;
    }

    @Override
    public synchronized void forget() {
        held.clear();
    }
}

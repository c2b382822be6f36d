package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.client.http.Json;
import lu.lalux.assure.client.http.Retries;
import lu.lalux.assure.client.http.Sender;
import lu.lalux.assure.client.http.Transport;
import lu.lalux.assure.client.http.Version;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;
import lu.lalux.assure.client.token.ClientCredentials;
import lu.lalux.assure.client.token.GivenTokens;
import lu.lalux.assure.client.token.KeptTokens;
import lu.lalux.assure.client.token.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The Assure API: upload each file, then ask for the settlement, naming the keys. The calls of a repairer are in
 * {@link #reparateur()}, those of an expert in {@link #expert()}.
 *
 * <pre>{@code
 * try (AssureClient assure = AssureClient.builder()
 *         .endpoints(AssureEndpoints.PRODUCTION)
 *         .clientCredentials(id, secret)
 *         .build()) {
 *     Depot depot = assure.reparateur().upload(Upload.of(Path.of("facture.pdf")));
 *     if (depot.verified()) {
 *         assure.reparateur().settle(ReglementReparateur.builder()
 *                 .refPDFFacture(depot.key().orElseThrow())
 *                 .facture(Montants.of("1000", "170.50", "1170.50"))
 *                 // and the other fields
 *                 .build());
 *     }
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe: one instance for a whole application. Tokens are fetched when they are first needed,
 * kept, and renewed before they expire, one renewal at a time. Every call waits for the server's answer, and throws an
 * {@link AssureException} if it is not the expected one.
 *
 * <p><b>Sent again</b> by itself ({@link Builder#retries(int)}) is whatever found no answer, 408, 429, 500, 502, 503 or
 * 504. For a settlement request that is always right: the same one again is the same one (D19). An upload is not
 * idempotent: after a lost answer its file may be kept twice. Only the second key is ever seen, and the server removes
 * the first copy in its time.
 *
 * <p><b>Without an answer</b> nobody knows whether a settlement request is recorded. The exception has the request,
 * {@link AssureException#reglement()}: sent again later by {@link #settle}, as it is, it is the same one. The same file
 * uploaded again has another key, which makes another request of it; the server refuses that one with 409 if it has the
 * first.
 *
 * <p><b>Interrupted</b>, a call gives up its connection and throws an {@link AssureException} of status 0; the thread
 * stays interrupted.
 */
public final class AssureClient implements AutoCloseable {

    private final Calls calls;
    private final ReparateurClient reparateur;
    private final ExpertClient expert;
    private final AssureClientAsync async;

    private AssureClient(Builder builder) {
        // HTTP/1.1, whatever the server offers. With HTTP/2 all calls would share one connection, and a firewall that
        // silently drops that connection would end every later call with it, since a timeout ends only its own call.
        // And Java 17 loses what a server answers before it has read the whole upload (RFC 9113, section 8.1).
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(builder.timeout)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (builder.proxy != null) {
            http.proxy(builder.proxy);
        }
        if (builder.tls != null) {
            http.sslContext(builder.tls);
        }
        AssureEndpoints endpoints = Objects.requireNonNull(builder.endpoints, "endpoints");
        Sender transport = new Transport(
                http.build(),
                builder.timeout,
                builder.userAgent,
                builder.language.toLanguageTag(),
                builder.proxyAuthorization);
        Sender observed = builder.observer == null ? transport : new Observed(transport, builder.observer);
        Sender sender = new Retries(observed, builder.retries, builder.clock, builder.sleeper);
        Json json = new Json(builder.clock);
        Tokens tokens = Objects.requireNonNull(
                        builder.tokens, "clientCredentials, implicit or accessToken: how to get a token is not said")
                .create(sender, json, endpoints, builder.clock);
        this.calls = new Calls(endpoints, sender, json, tokens);
        this.reparateur = new ReparateurClient(calls);
        this.expert = new ExpertClient(calls);
        this.async = new AssureClientAsync(this);
    }

    /** {@return a builder; endpoints, and a way to get a token, have to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a repairer's calls} */
    public ReparateurClient reparateur() {
        return reparateur;
    }

    /** {@return an expert's calls} */
    public ExpertClient expert() {
        return expert;
    }

    /**
     * The calls that both functions have, for an application that serves both.
     *
     * @param fonction whose calls
     * @return {@link #reparateur()} or {@link #expert()}
     */
    public FonctionClient<?> fonction(Fonction fonction) {
        return fonction == Fonction.REPARATEUR ? reparateur : expert;
    }

    /**
     * Sends a settlement request of either function. When this returns, the request is recorded; the same request again
     * does no harm. So one that found no answer ({@link AssureException#reglement()}) is sent again by this.
     *
     * @param reglement a repairer's or an expert's request
     * @throws AssureException if the server refused the request, with all its faults, or did not answer; it has the
     *     request
     */
    public void settle(Reglement reglement) {
        calls.settle(reglement);
    }

    /** {@return the same calls without waiting, on threads of this client's own} */
    public AssureClientAsync async() {
        return async;
    }

    /**
     * Forgets tokens and secret. A request that is on its way is not cut; every later one, that of a future that has
     * not begun included, ends with an {@link IllegalStateException}.
     */
    @Override
    public void close() {
        calls.close();
        async.close();
    }

    /** How to make the source of tokens, once there is something to fetch them with. */
    private interface TokensOf {
        Tokens create(Sender sender, Json json, AssureEndpoints endpoints, Clock clock);
    }

    /** What a client is made of. Not thread-safe. */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofDays(1);

        /** RFC 9110, section 5.6.2. */
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        private @Nullable AssureEndpoints endpoints;
        private @Nullable TokensOf tokens;
        private Duration timeout = Duration.ofSeconds(60);
        private Locale language = Locale.FRENCH;
        private Clock clock = Clock.systemUTC();
        private int retries = 3;
        private String userAgent = Version.userAgent();
        private Retries.Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
        private @Nullable ProxySelector proxy;
        private @Nullable String proxyAuthorization;
        private @Nullable SSLContext tls;
        private @Nullable Consumer<Exchange> observer;

        private Builder() {}

        /**
         * Where the API is.
         *
         * @param endpoints {@link AssureEndpoints#PRODUCTION}, or a sandbox
         * @return this builder
         */
        public Builder endpoints(AssureEndpoints endpoints) {
            this.endpoints = endpoints;
            return this;
        }

        /**
         * An application that keeps its own secret.
         *
         * @param id the identifier that LALUX gave
         * @param secret the secret that goes with it
         * @return this builder
         */
        public Builder clientCredentials(String id, String secret) {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(secret, "secret");
            this.tokens = (sender, json, at, time) ->
                    new KeptTokens(new ClientCredentials(sender, json, at.tokens("/token"), time, id, secret), time);
            return this;
        }

        /**
         * An application in which an expert signs in (implicit grant). When a token is needed, {@code signIn} is given
         * the address to open in a browser and returns the address that the browser came back to, fragment included;
         * state and fragment are checked here, and the token is kept until shortly before it expires, or until it is
         * refused.
         *
         * @param clientId the application's identifier, as registered with LALUX
         * @param redirectUri one of its registered addresses
         * @param signIn waits for the person; called by one thread at a time. It may return null, or throw, if there
         *     will be no answer: that ends the call with a {@link java.util.concurrent.CancellationException}, or with
         *     what it threw, and with it the calls that wait for the same token
         * @return this builder
         */
        public Builder implicit(String clientId, URI redirectUri, Function<URI, @Nullable URI> signIn) {
            this.tokens = (sender, json, at, time) ->
                    new KeptTokens(new ImplicitSignIn(at, time, clientId, redirectUri, signIn), time);
            return this;
        }

        /**
         * An application that gets its tokens by itself. A token that is refused ends in an {@link AssureException} of
         * status 401: only the application can get another one.
         *
         * @param token called once for each call, from any thread
         * @return this builder
         */
        public Builder accessToken(Supplier<String> token) {
            Objects.requireNonNull(token, "token");
            this.tokens = (sender, json, at, time) -> new GivenTokens(token);
            return this;
        }

        /**
         * How long one request may take, connection and answer included; 60 seconds unless set. A call may consist of
         * several: a token, another try.
         *
         * @param timeout more than nothing, a day at most
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("timeout: more than nothing, a day at most");
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * The language of the problems' texts.
         *
         * @param language French unless set; English is the other one
         * @return this builder
         */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * Who asks, for the insurer's support: {@code User-Agent} names this software before the library. Unless set,
         * it names the library alone.
         *
         * @param name of the application, without blanks or accents
         * @param version of it, likewise
         * @return this builder
         */
        public Builder application(String name, String version) {
            if (!TOKEN.matcher(name).matches() || !TOKEN.matcher(version).matches()) {
                throw new IllegalArgumentException(
                        "application: letters, digits, dots and hyphens, as User-Agent wants them");
            }
            this.userAgent = name + "/" + version + " " + Version.userAgent();
            return this;
        }

        /**
         * How often a request is sent again when no answer came, or 408, 429, or one that says that the server is in
         * trouble (500, 502, 503, 504); 3 times unless set. Between two it waits as {@code Retry-After} asks, or else
         * longer each time, 30 seconds at most; if the server asks for more, that is an
         * {@link AssureException#retryAfter() exception}.
         *
         * @param retries none, or more
         * @return this builder
         */
        public Builder retries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("retries: none, or more");
            }
            this.retries = retries;
            return this;
        }

        /**
         * The way out of the house; unless set, that of the whole Java machine ({@code https.proxyHost} and so on).
         *
         * @param proxy such as {@link ProxySelector#of}
         * @return this builder
         */
        public Builder proxy(ProxySelector proxy) {
            this.proxy = proxy;
            return this;
        }

        /**
         * What the proxy wants to know (HTTP Basic); sent to the proxy alone, never to the server. For an {@code https}
         * address Java must be started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}, or the proxy never sees
         * them.
         *
         * @param user without a colon
         * @param password the secret that goes with it
         * @return this builder
         */
        public Builder proxyCredentials(String user, String password) {
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("user: without a colon");
            }
            byte[] pair = (user + ":" + Objects.requireNonNull(password, "password")).getBytes(UTF_8);
            this.proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(pair);
            return this;
        }

        /**
         * Whom to trust, and the client's certificate, if there is one; unless set, those of the whole Java machine.
         *
         * @param tls a context that is initialised
         * @return this builder
         */
        public Builder sslContext(SSLContext tls) {
            this.tls = tls;
            return this;
        }

        /**
         * Told of every request that was sent, each try by itself, without secrets and without content.
         *
         * @param observer called on the thread that sends; what it throws goes to that thread's handler of uncaught
         *     exceptions
         * @return this builder
         */
        public Builder observer(Consumer<Exchange> observer) {
            this.observer = observer;
            return this;
        }

        Builder sleeper(Retries.Sleeper sleeper) {
            this.sleeper = sleeper;
            return this;
        }

        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Makes the client. Nothing is sent yet.
         *
         * @return a client, to be closed
         * @throws NullPointerException if the endpoints, or a way to get a token, are missing
         */
        public AssureClient build() {
            return new AssureClient(this);
        }
    }
}

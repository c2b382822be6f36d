package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.client.Transport.Answer;
import lu.lalux.assure.client.model.ResultatDepot;

/**
 * The Assure API: upload each file, then ask for the settlement, naming the keys.
 *
 * <pre>{@code
 * try (AssureClient assure = AssureClient.builder()
 *         .endpoints(AssureEndpoints.PRODUCTION)
 *         .clientCredentials(id, secret)
 *         .build()) {
 *     Depot depot = assure.deposerReparateur(Path.of("facture.pdf"));
 *     if (depot.verifie()) {
 *         assure.demander(ReglementReparateur.builder()
 *                 .refPDFFacture(depot.cle().orElseThrow())
 *                 .facture(Montants.de("1000", "170.50", "1170.50"))
 *                 // and the other fields
 *                 .build());
 *     }
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe: one instance for a whole application. Tokens are fetched when they are first needed, kept, and
 * renewed before they expire, one renewal at a time. Every call waits for the server's answer, and throws an
 * {@link AssureException} if it is not the expected one.
 *
 * <p><b>Sent again</b> by itself ({@link Builder#retries(int)}) is whatever found no answer, 429, 500, 502, 503 or 504. For a
 * settlement request that is always right: the same one again is the same one (D19). An upload is not idempotent: after a lost
 * answer its file may be kept twice. Only the second key is ever seen, and the server removes the first copy in its time.
 *
 * <p><b>Without an answer</b> nobody knows whether a settlement request is recorded. The exception has the request,
 * {@link AssureException#reglement()}: sent again later by {@link #demander}, as it is, it is the same one. The same file uploaded
 * again has another key, which makes another request of it; the server refuses that one with 409 if it has the first.
 *
 * <p><b>Interrupted</b>, a call gives up its connection and throws an {@link AssureException} of status 0; the thread stays
 * interrupted.
 */
public final class AssureClient implements AutoCloseable {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final Progression SILENT = (octets, total) -> {};

    private final AssureEndpoints endpoints;
    private final Sender sender;
    private final Json json;
    private final Tokens tokens;
    private final String language;
    private final AssureClientAsync async = new AssureClientAsync(this);
    private volatile boolean closed;

    private AssureClient(Builder builder) {
        // Not HTTP/2: there all calls share one connection, and a time that has run out ends the call alone. A
        // connection that a
        // firewall has silently dropped would take all later calls with it; and Java 17 loses what a server answers
        // before it
        // has read an upload (RFC 9113, section 8.1).
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
        this.endpoints = Objects.requireNonNull(builder.endpoints, "endpoints");
        Sender transport = new Transport(http.build(), builder.timeout, builder.proxyAuthorization);
        Sender observed = builder.observer == null ? transport : new Observed(transport, builder.observer);
        this.sender = new Retries(observed, builder.retries, builder.clock, builder.sleeper);
        this.json = new Json(builder.clock);
        this.language = builder.language.toLanguageTag();
        this.tokens = Objects.requireNonNull(
                        builder.tokens, "clientCredentials, implicit or accessToken: how to get a token is not said")
                .create(this, builder.clock);
    }

    /** {@return a builder; endpoints, and a way to get a token, have to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Uploads a repairer's file ({@code PUT /reparateur/upload}) under its own name.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerReparateur(Path fichier) throws IOException {
        return deposerReparateur(fichier, SILENT);
    }

    /**
     * Uploads a repairer's file, telling how far it has got.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @param progression told each step
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerReparateur(Path fichier, Progression progression) throws IOException {
        try {
            return deposer(
                    Fonction.REPARATEUR, Fichier.de(fichier), Objects.requireNonNull(progression, "progression"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Uploads a repairer's file that is in memory.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu not empty; not changed, and not to be changed until the call is over
     * @return the verdict; an infected file is a result, not an exception
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerReparateur(String nom, byte[] contenu) {
        return deposer(Fonction.REPARATEUR, Fichier.de(nom, contenu), SILENT);
    }

    /**
     * Uploads a repairer's file from a stream, which is read into memory: to its end, or to the limit of 5 242 880 bytes.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu stays open
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerReparateur(String nom, InputStream contenu) throws IOException {
        return deposer(Fonction.REPARATEUR, Fichier.de(nom, contenu), SILENT);
    }

    /**
     * Uploads an expert's file ({@code PUT /expert/upload}) under its own name.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerExpert(Path fichier) throws IOException {
        return deposerExpert(fichier, SILENT);
    }

    /**
     * Uploads an expert's file, telling how far it has got.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @param progression told each step
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerExpert(Path fichier, Progression progression) throws IOException {
        try {
            return deposer(Fonction.EXPERT, Fichier.de(fichier), Objects.requireNonNull(progression, "progression"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Uploads an expert's file that is in memory.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu not empty; not changed, and not to be changed until the call is over
     * @return the verdict; an infected file is a result, not an exception
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerExpert(String nom, byte[] contenu) {
        return deposer(Fonction.EXPERT, Fichier.de(nom, contenu), SILENT);
    }

    /**
     * Uploads an expert's file from a stream, which is read into memory: to its end, or to the limit of 5 242 880 bytes.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu stays open
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerExpert(String nom, InputStream contenu) throws IOException {
        return deposer(Fonction.EXPERT, Fichier.de(nom, contenu), SILENT);
    }

    /**
     * Sends a settlement request ({@code PUT /reparateur}, {@code PUT /expert}). When this returns, the request is recorded;
     * the same request again does no harm.
     *
     * @param reglement a repairer's or an expert's request
     * @throws AssureException if the server refused the request, with all its faults, or did not answer; it has the request
     */
    public void demander(Reglement reglement) {
        byte[] body = reglement.json().getBytes(UTF_8);
        String path = reglement.fonction().settlement();
        String operation = "PUT " + path;
        try {
            Answer answer = put(operation, reglement.fonction(), path, () -> BodyPublishers.ofByteArray(body));
            if (answer.status() != ACCEPTED) {
                throw json.refusal(operation, answer);
            }
        } catch (AssureException notAccepted) {
            throw notAccepted.about(reglement);
        }
    }

    /**
     * Uploads the invoice and, if it was kept, sends the settlement request with its key. The request is checked before
     * anything is uploaded. Where the request itself found no answer, the exception has it
     * ({@link AssureException#reglement()}): that one is to be sent again, by {@link #demander}; this method would upload
     * another copy, whose key makes another request.
     *
     * @param reglement with everything but {@code refPDFFacture}, which is set here
     * @param facture the invoice
     * @return the verdict on the invoice; the request was sent, and is recorded, if and only if it is {@code VERIFIED}
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalStateException if the request is not as the contract says
     * @throws AssureException if the server refused file or request, or did not answer
     */
    public Depot deposerEtDemander(ReglementReparateur.Builder reglement, Path facture) throws IOException {
        reglement.regles().check();
        Depot depot = deposerReparateur(facture);
        if (depot.verifie()) {
            demander(reglement.refPDFFacture(depot.cle().orElseThrow()).build());
        }
        return depot;
    }

    /**
     * Uploads fee note and report and, if both were kept, sends the settlement request with their keys. The request is checked
     * before anything is uploaded. Where the request itself found no answer, the exception has it, to be sent again by
     * {@link #demander}: see {@link #deposerEtDemander(ReglementReparateur.Builder, Path)}.
     *
     * @param reglement with everything but the two keys, which are set here
     * @param honoraires the fee note
     * @param expertise the report
     * @return the first verdict that is not {@code VERIFIED}, with nothing sent after it; else the report's
     * @throws IOException if a file cannot be read, or was changed meanwhile
     * @throws IllegalStateException if the request is not as the contract says
     * @throws AssureException if the server refused a file or the request, or did not answer
     */
    public Depot deposerEtDemander(ReglementExpert.Builder reglement, Path honoraires, Path expertise)
            throws IOException {
        reglement.regles().check();
        Depot memoire = deposerExpert(honoraires);
        if (!memoire.verifie()) {
            return memoire;
        }
        Depot rapport = deposerExpert(expertise);
        if (rapport.verifie()) {
            demander(reglement
                    .refPdfHonoraires(memoire.cle().orElseThrow())
                    .refPdfExpertise(rapport.cle().orElseThrow())
                    .build());
        }
        return rapport;
    }

    /** {@return the same calls without waiting, on threads of this client's own} */
    public AssureClientAsync async() {
        return async;
    }

    /**
     * A token for a repairer's calls, for whoever sends some request in another way; the same one that this client uses.
     *
     * @return the token, a secret
     * @throws AssureException if the server gave none
     */
    public String jetonReparateur() {
        return token(Fonction.REPARATEUR);
    }

    /**
     * A token for an expert's calls, for whoever sends some request in another way; the same one that this client uses.
     *
     * @return the token, a secret
     * @throws AssureException if the server gave none
     */
    public String jetonExpert() {
        return token(Fonction.EXPERT);
    }

    /**
     * Forgets tokens and secret. A request that is on its way is not cut; every later one, that of a future that has not begun
     * included, ends with an {@link IllegalStateException}.
     */
    @Override
    public void close() {
        closed = true;
        tokens.forget();
        async.close();
    }

    static IllegalStateException closed() {
        return new IllegalStateException("This client is closed");
    }

    private Depot deposer(Fonction fonction, Fichier fichier, Progression progression) {
        if (fichier.tropGrand()) {
            return Depot.tropGrand();
        }
        String operation = "PUT " + fonction.upload();
        Answer answer;
        try (UploadBody body = new UploadBody(fichier, progression)) {
            answer = put(operation, fonction, fonction.upload(), body::publisher);
        }
        if (answer.status() != OK) {
            throw json.refusal(operation, answer);
        }
        ResultatDepot result = json.read(operation, answer, ResultatDepot.class);
        Depot depot = new Depot(result.getStatus(), Optional.ofNullable(result.getKey()));
        if (result.getStatus() == null || depot.verifie() != depot.cle().isPresent()) {
            throw AssureException.unreadable(
                    operation, answer.status(), "no verdict, or a key that does not go with it");
        }
        return depot;
    }

    /** A token may have been withdrawn before its time: 401 is answered once by another token. */
    private Answer put(String operation, Fonction fonction, String path, Supplier<BodyPublisher> body) {
        String token = token(fonction);
        Answer answer = sender.send(operation, request(path, token, body.get()));
        if (answer.status() != UNAUTHORIZED || !tokens.refused(fonction, token)) {
            return answer;
        }
        return sender.send(operation, request(path, token(fonction), body.get()));
    }

    private String token(Fonction fonction) {
        if (closed) {
            throw closed();
        }
        return tokens.token(fonction);
    }

    private HttpRequest.Builder request(String path, String token, BodyPublisher body) {
        return HttpRequest.newBuilder(endpoints.api(path))
                .header("Authorization", Bearer.authorization(token))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language)
                .PUT(body);
    }

    /** How to make the source of tokens, once there is something to fetch them with. */
    private interface TokensOf {
        Tokens create(AssureClient client, Clock clock);
    }

    /** What a client is made of. Not thread-safe. */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofDays(1);

        private AssureEndpoints endpoints;
        private TokensOf tokens;
        private Duration timeout = Duration.ofSeconds(60);
        private Locale language = Locale.FRENCH;
        private Clock clock = Clock.systemUTC();
        private int retries = 3;
        private Retries.Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
        private ProxySelector proxy;
        private String proxyAuthorization;
        private SSLContext tls;
        private Consumer<Echange> observer;

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
            this.tokens = (client, time) -> new KeptTokens(
                    new ClientCredentials(
                            client.sender, client.json, client.endpoints.tokens("/token"), time, id, secret),
                    time);
            return this;
        }

        /**
         * An application in which an expert signs in (implicit grant). When a token is needed, {@code signIn} is given the
         * address to open in a browser and returns the address that the browser came back to, fragment included; state and
         * fragment are checked here, and the token is kept until shortly before it expires, or until it is refused.
         *
         * @param clientId the application's identifier, as registered with LALUX
         * @param redirectUri one of its registered addresses
         * @param signIn waits for the person; called by one thread at a time. It may return null, or throw, if there will be no
         *     answer: that ends the call with a {@link java.util.concurrent.CancellationException}, or with what it threw, and
         *     with it the calls that wait for the same token
         * @return this builder
         */
        public Builder implicit(String clientId, URI redirectUri, UnaryOperator<URI> signIn) {
            this.tokens = (client, time) ->
                    new KeptTokens(new ImplicitSignIn(client.endpoints, time, clientId, redirectUri, signIn), time);
            return this;
        }

        /**
         * An application that gets its tokens by itself. A token that is refused ends in an {@link AssureException} of status
         * 401: only the application can get another one.
         *
         * @param token called once for each call, from any thread
         * @return this builder
         */
        public Builder accessToken(Supplier<String> token) {
            Objects.requireNonNull(token, "token");
            this.tokens = (client, time) -> new GivenTokens(token);
            return this;
        }

        /**
         * How long one request may take, connection and answer included; 60 seconds unless set. A call may consist of several:
         * a token, another try.
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
         * How often a request is sent again when no answer came, or 429, or one that says that the server is in trouble (500,
         * 502, 503, 504); 3 times unless set. Between two it waits as {@code Retry-After} asks, or else longer each time, 30
         * seconds at most; if the server asks for more, that is an {@link AssureException#retryAfter() exception}.
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
         * What the proxy wants to know (HTTP Basic); sent to the proxy alone, never to the server. For an {@code https} address
         * Java must be started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}, or the proxy never sees them.
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
         * @param observer called on the thread that sends; what it throws goes to that thread's handler of uncaught exceptions
         * @return this builder
         */
        public Builder observer(Consumer<Echange> observer) {
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

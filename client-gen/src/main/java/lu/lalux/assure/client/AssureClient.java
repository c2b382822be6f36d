package lu.lalux.assure.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * renewed before they expire. Every call waits for the server's answer, for as long as the builder's timeout allows, and throws
 * an {@link AssureException} if it is not the expected one.
 */
public final class AssureClient implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int ASYNC_THREADS = 16;

    private final AssureEndpoints endpoints;
    private final Sender sender;
    private final Json json;
    private final Tokens tokens;
    private final String language;
    private final ExecutorService threads = Executors.newFixedThreadPool(ASYNC_THREADS, AssureClient::thread);
    private volatile boolean closed;

    private AssureClient(Builder builder) {
        HttpClient.Builder http =
                HttpClient.newBuilder().connectTimeout(builder.timeout).followRedirects(HttpClient.Redirect.NEVER);
        if (builder.proxy != null) {
            http.proxy(builder.proxy);
        }
        if (builder.tls != null) {
            http.sslContext(builder.tls);
        }
        this.endpoints = Objects.requireNonNull(builder.endpoints, "endpoints");
        Sender transport = new Transport(http.build(), builder.timeout);
        Sender observed = builder.observer == null ? transport : new Observed(transport, builder.observer);
        this.sender = new Retries(observed, builder.retries, builder.clock, builder.sleeper);
        this.json = new Json();
        this.language = builder.language.toLanguageTag();
        this.tokens = Objects.requireNonNull(
                        builder.tokens, "clientCredentials or accessToken: how to get a token is not said")
                .create(this, builder.clock);
    }

    /** Endpoints, and a way to get a token, have to be given. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Uploads a repairer's file ({@code PUT /reparateur/upload}) under its own name.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerReparateur(Path fichier) throws IOException {
        return deposer(Fonction.REPARATEUR, Fichier.de(fichier));
    }

    /**
     * The same for content in memory.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu not empty; not changed, and not to be changed until the call is over
     */
    public Depot deposerReparateur(String nom, byte[] contenu) {
        return deposer(Fonction.REPARATEUR, Fichier.de(nom, contenu));
    }

    /**
     * The same for content that is read once, to its end or to the limit; the stream stays open.
     *
     * @throws IOException if it cannot be read
     */
    public Depot deposerReparateur(String nom, InputStream contenu) throws IOException {
        return deposer(Fonction.REPARATEUR, Fichier.de(nom, contenu));
    }

    /**
     * The same for a file, telling how far it has got.
     *
     * @throws IOException if the file cannot be read
     */
    public Depot deposerReparateur(Path fichier, Progression progression) throws IOException {
        return deposer(Fonction.REPARATEUR, Fichier.de(fichier), Objects.requireNonNull(progression, "progression"));
    }

    /**
     * Uploads an expert's file ({@code PUT /expert/upload}) under its own name.
     *
     * @param fichier at most 5 242 880 bytes; a larger one is not sent, its result is {@code FILE_TOO_BIG}
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot deposerExpert(Path fichier) throws IOException {
        return deposer(Fonction.EXPERT, Fichier.de(fichier));
    }

    /**
     * The same for content in memory.
     *
     * @param nom the file's name with its extension, without a path
     * @param contenu not empty; not changed, and not to be changed until the call is over
     */
    public Depot deposerExpert(String nom, byte[] contenu) {
        return deposer(Fonction.EXPERT, Fichier.de(nom, contenu));
    }

    /**
     * The same for content that is read once, to its end or to the limit; the stream stays open.
     *
     * @throws IOException if it cannot be read
     */
    public Depot deposerExpert(String nom, InputStream contenu) throws IOException {
        return deposer(Fonction.EXPERT, Fichier.de(nom, contenu));
    }

    /**
     * The same for a file, telling how far it has got.
     *
     * @throws IOException if the file cannot be read
     */
    public Depot deposerExpert(Path fichier, Progression progression) throws IOException {
        return deposer(Fonction.EXPERT, Fichier.de(fichier), Objects.requireNonNull(progression, "progression"));
    }

    /**
     * Sends a repairer's settlement request ({@code PUT /reparateur}). When this returns, the request is recorded; the same
     * request again does no harm.
     *
     * @throws AssureException if the server refused the request, with all its faults, or did not answer
     */
    public void demander(ReglementReparateur reglement) {
        demander(Fonction.REPARATEUR, reglement.demande());
    }

    /**
     * Sends an expert's settlement request ({@code PUT /expert}). When this returns, the request is recorded; the same
     * request again does no harm.
     *
     * @throws AssureException if the server refused the request, with all its faults, or did not answer
     */
    public void demander(ReglementExpert reglement) {
        demander(Fonction.EXPERT, reglement.demande());
    }

    /**
     * Uploads the invoice and, if it was kept, sends the settlement request with its key.
     *
     * @param reglement with everything but {@code refPDFFacture}, which is set here
     * @return the verdict on the invoice; the request was sent, and is recorded, if and only if it is {@code VERIFIED}
     * @throws IOException if the file cannot be read
     */
    public Depot deposerEtDemander(ReglementReparateur.Builder reglement, Path facture) throws IOException {
        Depot depot = deposerReparateur(facture);
        if (depot.verifie()) {
            demander(reglement.refPDFFacture(depot.cle().orElseThrow()).build());
        }
        return depot;
    }

    /**
     * Uploads fee note and report and, if both were kept, sends the settlement request with their keys.
     *
     * @param reglement with everything but the two keys, which are set here
     * @return the first verdict that is not {@code VERIFIED}, with nothing sent after it; else the report's
     * @throws IOException if a file cannot be read
     */
    public Depot deposerEtDemander(ReglementExpert.Builder reglement, Path honoraires, Path expertise)
            throws IOException {
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

    /** The same calls without waiting, on threads of this client's own, 16 at most. */
    public AssureClientAsync async() {
        return new AssureClientAsync(this, threads);
    }

    /**
     * A token for a repairer's calls, for whoever sends some request in another way; the same one that this client uses.
     *
     * @throws AssureException if the server gave none
     */
    public String jetonReparateur() {
        return token(Fonction.REPARATEUR);
    }

    /**
     * The same for an expert's calls.
     *
     * @throws AssureException if the server gave none
     */
    public String jetonExpert() {
        return token(Fonction.EXPERT);
    }

    /** Forgets tokens and secret; every later call throws {@link IllegalStateException}. */
    @Override
    public void close() {
        closed = true;
        tokens.forget();
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "assure");
        thread.setDaemon(true);
        return thread;
    }

    private Depot deposer(Fonction fonction, Fichier fichier) {
        return deposer(fonction, fichier, (octets, total) -> {});
    }

    private Depot deposer(Fonction fonction, Fichier fichier, Progression progression) {
        if (fichier.tropGrand()) {
            return Depot.tropGrand();
        }
        UploadBody body = new UploadBody(json, fichier, progression);
        String operation = "PUT " + fonction.upload();
        Answer answer = put(operation, fonction, fonction.upload(), body::publisher);
        if (answer.status() != 200) {
            throw json.refusal(operation, answer);
        }
        ResultatDepot result = json.read(operation, answer, ResultatDepot.class);
        if (result.getStatus() == null) {
            throw AssureException.unreadable(operation, answer.status(), null);
        }
        return new Depot(result.getStatus(), Optional.ofNullable(result.getKey()));
    }

    private void demander(Fonction fonction, Object demande) {
        byte[] body = json.write(demande);
        String operation = "PUT " + fonction.settlement();
        Answer answer = put(operation, fonction, fonction.settlement(), () -> BodyPublishers.ofByteArray(body));
        if (answer.status() != 202) {
            throw json.refusal(operation, answer);
        }
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
            throw new IllegalStateException("This client is closed");
        }
        return tokens.token(fonction);
    }

    private HttpRequest.Builder request(String path, String token, BodyPublisher body) {
        return HttpRequest.newBuilder(endpoints.api(path))
                .header("Authorization", "Bearer " + token)
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

        private AssureEndpoints endpoints;
        private TokensOf tokens;
        private Duration timeout = Duration.ofSeconds(60);
        private Locale language = Locale.FRENCH;
        private Clock clock = Clock.systemUTC();
        private int retries = 3;
        private Retries.Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
        private ProxySelector proxy;
        private SSLContext tls;
        private Consumer<Echange> observer;

        private Builder() {}

        /** Where the API is. */
        public Builder endpoints(AssureEndpoints endpoints) {
            this.endpoints = endpoints;
            return this;
        }

        /** An application that keeps its own secret: identifier and secret as LALUX gave them. */
        public Builder clientCredentials(String id, String secret) {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(secret, "secret");
            this.tokens = (client, time) -> new ClientCredentials(
                    client.sender, client.json, client.endpoints.tokens("/token"), time, id, secret);
            return this;
        }

        /**
         * An application that has its tokens by the implicit grant: called before each request, from any thread. A token that
         * is refused ends in an {@link AssureException} of status 401: only the person can sign in again.
         */
        public Builder accessToken(Supplier<String> token) {
            GivenTokens given = new GivenTokens(token);
            this.tokens = (client, time) -> given;
            return this;
        }

        /** How long a call may take, the connection included; 60 seconds unless set. */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout: more than nothing");
            }
            this.timeout = timeout;
            return this;
        }

        /** The language of the problems' texts, French unless set; English is the other one. */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * An application in which an expert signs in (implicit grant). When a token is needed, {@code signIn} is given the
         * address to open in a browser and returns the address that the browser came back to, fragment included; state and
         * fragment are checked here, and the token is kept until it expires or is refused.
         *
         * @param clientId the application's identifier, as registered with LALUX
         * @param redirectUri one of its registered addresses
         * @param signIn waits for the person; called by one thread at a time
         */
        public Builder implicit(String clientId, URI redirectUri, UnaryOperator<URI> signIn) {
            this.tokens = (client, time) -> new ImplicitTokens(client.endpoints, time, clientId, redirectUri, signIn);
            return this;
        }

        /**
         * How often a request is sent again when no answer came, or 429, or one that says that the server is in trouble; 3
         * times unless set. Between two it waits as {@code Retry-After} asks, or longer each time.
         */
        public Builder retries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("retries: none, or more");
            }
            this.retries = retries;
            return this;
        }

        /** The way out of the house; unless set, that of the whole Java machine. */
        public Builder proxy(ProxySelector proxy) {
            this.proxy = proxy;
            return this;
        }

        /** Whom to trust, and the client's certificate, if there is one; unless set, those of the whole Java machine. */
        public Builder sslContext(SSLContext tls) {
            this.tls = tls;
            return this;
        }

        /** Told of every request that was sent, without secrets and without content; called on the caller's thread. */
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

        /** @throws NullPointerException if the endpoints, or a way to get a token, are missing */
        public AssureClient build() {
            return new AssureClient(this);
        }
    }
}

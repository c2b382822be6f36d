package lu.lalux.assure.client;

import java.io.IOException;
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
import java.util.function.Supplier;
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

    private final AssureEndpoints endpoints;
    private final Transport transport;
    private final Json json;
    private final Tokens tokens;
    private final String language;
    private volatile boolean closed;

    private AssureClient(Builder builder) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(builder.timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.endpoints = Objects.requireNonNull(builder.endpoints, "endpoints");
        this.transport = new Transport(http, builder.timeout);
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
    }

    private Depot deposer(Fonction fonction, Fichier fichier) {
        if (fichier.tropGrand()) {
            return Depot.tropGrand();
        }
        UploadBody body = new UploadBody(json, fichier);
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
        Answer answer = transport.send(operation, request(path, token, body.get()));
        if (answer.status() != UNAUTHORIZED || !tokens.refused(fonction, token)) {
            return answer;
        }
        return transport.send(operation, request(path, token(fonction), body.get()));
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
                    client.transport, client.json, client.endpoints.tokens("/token"), time, id, secret);
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

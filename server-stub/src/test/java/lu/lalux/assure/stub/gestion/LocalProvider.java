package lu.lalux.assure.stub.gestion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider on this machine: everybody is signed in there. It holds the client to the code, its secret and RFC
 * 7636.
 */
final class LocalProvider implements AutoCloseable {

    static final String CLIENT = "assure";
    static final String SECRET = "secret-de-assure-8Hn3vQ5sLr4TbK1e";
    static final String ADMINISTRATORS = "assure-administrateurs";

    private final HttpServer server;
    private final RSAKey published = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> used = new ConcurrentHashMap<>();

    /** Who is at the browser. */
    volatile String subject = "";

    /** What the ID token says otherwise. */
    volatile Consumer<JWTClaimsSet.Builder> change = claims -> {};

    /** What signs it. */
    volatile RSAKey signing = published;

    /** Whether its token endpoint is broken. */
    volatile boolean broken;

    /** So many bytes more are in what its token endpoint answers. */
    volatile int padding;

    /** Whether it has a page that ends its own session. */
    volatile boolean ends = true;

    /** Whether the person is asked on a page of its own first, so that what follows comes from its site. */
    volatile boolean asks;

    /** How many browsers came to it to end their session. */
    final AtomicInteger ended = new AtomicInteger();

    LocalProvider() throws IOException {
        this(0);
    }

    LocalProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext(
                "/jwks", exchange -> json(exchange, 200, new JWKSet(published.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/logout", this::end);
        server.start();
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("une").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String issuer() {
        return "http://127.0.0.1:" + port();
    }

    static List<String> settings(String issuer) {
        return List.of(
                "assure.gestion.openid.issuer=" + issuer,
                "assure.gestion.openid.client-id=" + CLIENT,
                "assure.gestion.openid.client-secret=" + SECRET,
                "assure.gestion.openid.value=" + ADMINISTRATORS);
    }

    /** As a provider is that does not hold codes to being used once. */
    void codesAreGoodAgain() {
        codes.putAll(used);
    }

    /** As it was at first. */
    void reset() {
        subject = UUID.randomUUID().toString();
        change = claims -> {};
        signing = published;
        broken = false;
        padding = 0;
        asks = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new TreeMap<>(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "scopes_supported", List.of("openid", "profile", "groups"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
        if (ends) {
            metadata.put("end_session_endpoint", issuer() + "/logout?realm=lalux");
        }
        return metadata;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean good = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && "openid profile groups".equals(asked.get("scope"));
        if (!good) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        if (asks) {
            byte[] page = ("<!doctype html><title>Provider</title><a href=\"" + back.replace("&", "&amp;")
                            + "\">Go on</a>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } else {
            exchange.getResponseHeaders().add("Location", back);
            exchange.sendResponseHeaders(302, -1);
        }
        exchange.close();
    }

    /** Its own session is over, and the browser goes back to where it came from. */
    private void end(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        ended.incrementAndGet();
        exchange.getResponseHeaders().add("Location", asked.get("post_logout_redirect_uri"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (broken) {
            json(exchange, 502, Map.of());
            return;
        }
        String basic = Base64.getEncoder().encodeToString((CLIENT + ':' + SECRET).getBytes(StandardCharsets.UTF_8));
        Map<String, String> begun = codes.remove(String.valueOf(asked.get("code")));
        boolean good = begun != null
                && ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && begun.get("redirect_uri").equals(asked.get("redirect_uri"))
                && begun.get("code_challenge").equals(sha256(String.valueOf(asked.get("code_verifier"))));
        if (!good) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        used.put(asked.get("code"), begun);
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "de-rien",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "padding",
                        "x".repeat(padding),
                        "id_token",
                        idToken(begun.get("nonce"))));
    }

    private String idToken(String nonce) throws IOException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("groups", List.of("tous", ADMINISTRATORS));
        change.accept(claims);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException impossible) {
            throw new IOException(impossible);
        }
        return token.serialize();
    }

    private static String sha256(String value) throws IOException {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    static Map<String, String> parameters(String form) {
        return Stream.of(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The address behind that of this machine. */
    static String pathAndQuery(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery());
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> content) throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(content);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

package lu.lalux.assure.conformance.judge.scenario;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client played by hand, without a wire: each method is one thing that a client may do, its answer comes back, and time
 * passes only when it is told to. It remembers its token and its keys, and decides nothing.
 */
public final class Play {

    /** How the tokens' server is called. */
    public static final String TOKENS = "127.0.0.1:8443";

    /** How the functions' server is called. */
    public static final String FUNCTIONS = "localhost:8443";

    private static final Contract CONTRACT = Contract.load();

    private final Session session;
    private final Operation settlement;
    private final Operation upload;
    private final Map<String, String> keys = new HashMap<>();
    private final List<Header> manners = new ArrayList<>();
    private String token = "";
    private String functions = FUNCTIONS;
    private Duration held = Duration.ZERO;
    private Duration patience = Duration.ofDays(1);
    private long now = 1;
    private long connections;
    private boolean keeping;

    private Play(Software software, List<Scenario> scenarios) {
        Access access = Access.fresh("T1", "http://localhost:3000/retour");
        this.session = new Session(CONTRACT, software, access, scenarios, Tempo.REAL, "T1");
        this.settlement = CONTRACT.operation("PUT", software.trade().path());
        this.upload = CONTRACT.operation("PUT", software.trade().upload());
    }

    /**
     * @param trade of the software
     * @param way to its tokens
     * @param scenarios that happen to it; the first is the one that is judged
     * @return a client before its first request
     */
    public static Play of(Fonction trade, TokenWay way, Scenario... scenarios) {
        return new Play(new Software("Essai", "1", trade, way, false, false), List.of(scenarios));
    }

    /**
     * @param software whose client it is
     * @param scenarios that happen to it; the first is the one that is judged
     * @return a client before its first request
     */
    public static Play of(Software software, Scenario... scenarios) {
        return new Play(software, List.of(scenarios));
    }

    /**
     * @param scenarios that happen to it; the first is the one that is judged
     * @return a repairer's back end before its first request
     */
    public static Play repairer(Scenario... scenarios) {
        return of(Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, scenarios);
    }

    /**
     * @param scenarios that happen to it; the first is the one that is judged
     * @return an expert's back end before its first request
     */
    public static Play expert(Scenario... scenarios) {
        return of(Fonction.EXPERT, TokenWay.CLIENT_CREDENTIALS, scenarios);
    }

    /**
     * @param scenarios that happen to it; the first is the one that is judged
     * @return an expert in person, before the first sign-in
     */
    public static Play person(Scenario... scenarios) {
        return of(Fonction.EXPERT, TokenWay.IMPLICIT, scenarios);
    }

    /** {@return the trial} */
    public Session session() {
        return session;
    }

    /** {@return the invoices that were made for the scenario that is judged} */
    public List<Invoice> own() {
        String id = session.scenarios().get(0).id();
        return session.list().invoices().stream()
                .filter(invoice -> invoice.scenario().equals(id))
                .toList();
    }

    /** {@return what is said of the client now that nothing comes any more} */
    public Ruling ruling() {
        return session.scenarios().get(0).ruling(session.evidence(true));
    }

    /** {@return what is said of the client while more may come} */
    public Ruling rulingSoFar() {
        return session.scenarios().get(0).ruling(session.evidence(false));
    }

    /**
     * @param time that passes
     * @return this
     */
    public Play pause(Duration time) {
        now += time.toNanos();
        return this;
    }

    /**
     * @param time that the server takes for each answer from now on, as if its machine were held up
     * @return this
     */
    public Play answeredAfter(Duration time) {
        held = time;
        return this;
    }

    /**
     * @param time after which it hangs up from now on, where an answer is due later
     * @return this
     */
    public Play waitingFor(Duration time) {
        patience = time;
        return this;
    }

    /**
     * @return this, whose requests use one connection from now on
     */
    public Play onOneConnection() {
        connections++;
        keeping = true;
        return this;
    }

    /** {@return this, whose next requests use other connections each} */
    public Play onManyConnections() {
        keeping = false;
        return this;
    }

    /**
     * @param host that functions are called at from now on
     * @return this
     */
    public Play functionsAt(String host) {
        functions = host;
        return this;
    }

    /** {@return this, whose program is killed now} */
    public Play killed() {
        return ended(true);
    }

    /** {@return this, whose program has come to its end, and is run again} */
    public Play runAgain() {
        return ended(false);
    }

    private Play ended(boolean killed) {
        now++;
        session.circumstances().ended(new SessionEvents.RunEnd(now, connections, killed));
        now++;
        return this;
    }

    /**
     * @param name of a header
     * @param value that every request has from now on
     * @return this
     */
    public Play always(String name, String value) {
        manners.add(new Header(name, value));
        return this;
    }

    // Tokens

    /** {@return the answer to the usual request for a token, which is kept if there is one} */
    public WireAnswer token() {
        return token(session.access().usual());
    }

    /**
     * @param client who asks for its trade's scopes
     * @return the answer; its token is kept if there is one
     */
    public WireAnswer token(Credentials client) {
        return token(
                TOKENS,
                "/token",
                client.clientBasic(),
                form("grant_type", "client_credentials", "scope", trade().scopes()));
    }

    /**
     * @param host that is asked
     * @param target with a query, if there is to be one
     * @param authorization the header; none when it is empty
     * @param form the body
     * @return the answer; its token is kept if there is one
     */
    public WireAnswer token(String host, String target, String authorization, String form) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        if (!authorization.isEmpty()) {
            headers.add(new Header("Authorization", authorization));
        }
        WireAnswer answer = send("POST", host, target, headers, form.getBytes(StandardCharsets.UTF_8));
        String given = json(answer).path("access_token").asString("");
        if (arrived(answer) && !given.isEmpty()) {
            token = given;
        }
        return answer;
    }

    /**
     * Opens the page and signs in, by HTTP Basic instead of the form.
     *
     * @param state that is sent; none when it is empty
     * @return what stands in the fragment, which is not judged here: {@link #use} takes its token; empty without one
     */
    public Map<String, String> signIn(String state) {
        Access access = session.access();
        String target = "/authen?"
                + form(
                        "response_type",
                        "token",
                        "client_id",
                        access.application(),
                        "redirect_uri",
                        access.redirectUri(),
                        "scope",
                        trade().scopes())
                + (state.isEmpty() ? "" : "&" + form("state", state));
        send("GET", TOKENS, target, List.of(new Header("Accept", "text/html")), new byte[0]);
        WireAnswer answer = send(
                "POST",
                TOKENS,
                target,
                List.of(new Header("Authorization", access.usual().userBasic())),
                new byte[0]);
        Map<String, String> fragment = new LinkedHashMap<>();
        String address = header(answer, "Location").orElse("");
        for (String pair : address.substring(address.indexOf('#') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            if (address.contains("#") && parts.length == 2) {
                fragment.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fragment;
    }

    /**
     * @param other token that is sent from now on
     * @return this
     */
    public Play use(String other) {
        token = other;
        return this;
    }

    /** {@return the token that is sent} */
    public String held() {
        return token;
    }

    // Invoices

    /**
     * @param invoice of the work list
     * @return the answer to its settlement, whose files are uploaded first unless their keys are known
     */
    public WireAnswer send(Invoice invoice) {
        invoice.files().forEach((field, file) -> {
            if (!keys.containsKey(invoice.name() + field)) {
                upload(invoice, field);
            }
        });
        return settle(body(invoice));
    }

    /**
     * Sends all ordinary invoices of the first part, once each, so that whatever was before counts as given up.
     *
     * @return this
     */
    public Play rest() {
        session.list().part(1).stream()
                .filter(invoice -> invoice.scenario().isEmpty())
                .forEach(this::send);
        return this;
    }

    /**
     * @param invoice of the work list
     * @param field whose file is sent
     * @return the answer; its key is kept if there is one
     */
    public WireAnswer upload(Invoice invoice, String field) {
        Attachment file = invoice.files().get(field);
        WireAnswer answer = upload(file.name(), file.content());
        JsonNode key = json(answer).path("key");
        if (arrived(answer) && key.isString()) {
            keys.put(invoice.name() + field, key.stringValue());
        }
        return answer;
    }

    /**
     * @param name of a file
     * @param content of it
     * @return the answer
     */
    public WireAnswer upload(String name, byte[] content) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put(upload.only(Field::isFileName).name(), name);
        body.put(upload.only(Field::isFile).name(), Base64.getEncoder().encodeToString(content));
        return put(upload.path(), body);
    }

    /**
     * @param invoice of the work list
     * @return a right settlement of it, with the keys that are known, to be changed
     */
    public ObjectNode body(Invoice invoice) {
        ObjectNode body = invoice.fields().deepCopy();
        invoice.files().keySet().forEach(field -> {
            if (keys.containsKey(invoice.name() + field)) {
                body.put(field, keys.get(invoice.name() + field));
            }
        });
        return body;
    }

    /**
     * @param body of a settlement
     * @return the answer
     */
    public WireAnswer settle(ObjectNode body) {
        return put(settlement.path(), body);
    }

    private WireAnswer put(String path, JsonNode body) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/json"));
        if (!token.isEmpty()) {
            headers.add(new Header("Authorization", "Bearer " + token));
        }
        return send("PUT", functions, path, headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends any request, on a connection of its own unless told otherwise; it has arrived at once, and the answer leaves after its delay.
     *
     * @param method of it
     * @param host that it is sent to
     * @param target with its query
     * @param headers of it, beside those of {@link #always}
     * @param body empty for none
     * @return the answer, which the client does not see unless it is {@link #arrived}
     */
    public WireAnswer send(String method, String host, String target, List<Header> headers, byte[] body) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(manners);
        WireRequest request = new WireRequest(
                keeping ? connections : ++connections, 1, now, method, target, host, all, body, true, "127.0.0.1");
        Optional<WireAnswer> early = body.length > 0 ? session.early(request) : Optional.empty();
        WireAnswer answer = early.orElseGet(() -> session.answer(request));
        Duration delay = answer.manner().delay();
        now += (delay.compareTo(patience) > 0 ? patience : delay).plus(held).toNanos();
        session.left(request, answer, now);
        return answer;
    }

    /**
     * @param answer to a request
     * @return whether the client gets it
     */
    public static boolean arrived(WireAnswer answer) {
        return answer.manner().end() == WireAnswer.End.WHOLE;
    }

    /**
     * @param answer to a request
     * @param name of a header, in any case
     * @return its value
     */
    public static Optional<String> header(WireAnswer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /**
     * @param answer to a request
     * @return its body; an empty object when it is not JSON
     */
    public static JsonNode json(WireAnswer answer) {
        boolean isJson = header(answer, "Content-Type").orElse("").contains("json");
        return isJson
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().createObjectNode();
    }

    /**
     * @param pairs names and values in turn
     * @return them as a form
     */
    public static String form(String... pairs) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", all);
    }

    private Fonction trade() {
        return session.software().trade();
    }
}

package lu.lalux.assure.conformance.judge.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.judge.wire.RequestHandler;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Files;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Parts;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.json.BoundedJson;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One trial of one software: answers its requests as the contract says, but for what the scenarios do to some of them.
 */
public final class Session implements RequestHandler {

    /** What bodies that no operation takes may have, in bytes. */
    private static final int SMALL = 65_536;

    private static final JsonMapper JSON = BoundedJson.upTo(BoundedJson.REQUEST).build();
    private static final String BEARER = "Bearer ";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Contract contract;
    private final Software software;
    private final Access access;
    private final List<Scenario> scenarios;
    private final Tempo tempo;
    private final WorkList list;
    private final Recognition recognition;
    private final Behaviour model;
    private final ExchangeLog log;
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<Place, Exchange> leaving = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();
    private volatile long toldWeight;

    /** A request's own place: it is found by that without its body. */
    private record Place(long connection, int turn) {
        static Place of(WireRequest request) {
            return new Place(request.connection(), request.turn());
        }
    }

    /**
     * @param contract to be kept to
     * @param software on trial
     * @param access its credentials
     * @param scenarios what happens to it; made for this session, since they may remember
     * @param tempo how fast it goes
     * @param mark with which its references begin
     */
    public Session(
            Contract contract, Software software, Access access, List<Scenario> scenarios, Tempo tempo, String mark) {
        this(contract, software, access, scenarios, tempo, mark, ExchangeLog.MOST);
    }

    /**
     * @param contract to be kept to
     * @param software on trial
     * @param access its credentials
     * @param scenarios what happens to it; made for this session, since they may remember
     * @param tempo how fast it goes
     * @param mark with which its references begin
     * @param most encounters that are written down
     */
    public Session(
            Contract contract,
            Software software,
            Access access,
            List<Scenario> scenarios,
            Tempo tempo,
            String mark,
            int most) {
        this.log = new ExchangeLog(most);
        this.contract = contract;
        this.software = software;
        this.access = access;
        this.scenarios = List.copyOf(scenarios);
        this.tempo = tempo;
        WorkListDraft book = new WorkListDraft(contract, software, mark);
        scenarios.forEach(scenario -> scenario.draft(book));
        this.list = book.list();
        this.recognition = new Recognition(contract, software, list);
        this.model = new Model(
                        contract,
                        access.identities(software),
                        Parts.right(contract, access.identities(software), this::newToken, new Files(Session::mixed)))
                .mind();
    }

    /** Who changes a capital or a small letter of a key sends back another one. */
    private static String mixed(String guid) {
        return guid.replaceFirst("^a1", "A1");
    }

    /** {@return what it is given to send} */
    public WorkList list() {
        return list;
    }

    /** {@return its credentials} */
    public Access access() {
        return access;
    }

    /** {@return what is on trial} */
    public Software software() {
        return software;
    }

    /** {@return what happens to it} */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** {@return what happens to it besides its requests, to be told by whoever sees it} */
    public SessionEvents circumstances() {
        return log.circumstances();
    }

    /**
     * @param ended whether nothing comes any more
     * @return what the scenarios go by
     */
    public Evidence evidence(boolean ended) {
        return new Evidence(contract, software, access, list, log, tempo, ended);
    }

    /** {@return what it keeps of requests and answers, and of what a person was told, in bytes} */
    public long weight() {
        return weight.get() + toldWeight;
    }

    /**
     * @param told what a person was told, in place of what was known of it before
     */
    public void hear(List<ToldResult> told) {
        toldWeight = Weight.of(told);
        log.circumstances().told(told);
    }

    /**
     * @param where it was written, for a reader
     * @param written what the software has written there; its session's secrets are looked for in it
     * @throws IOException when it cannot be read
     */
    public void read(Text where, Reader written) throws IOException {
        boolean found = new PrintedSecrets(access, Set.copyOf(holders.keySet())).isIn(written);
        log.circumstances().written(where, found);
    }

    /**
     * @param request that may be of any session
     * @return whether it comes with a token that this one has given
     */
    public boolean knows(WireRequest request) {
        return holders.containsKey(token(request));
    }

    private String newToken(String account, String scopes) {
        String token = OpaqueTokens.opaque();
        holders.put(token, account);
        return token;
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return contract.find(beginning.method(), beginning.path())
                .map(Operation::maxBody)
                .filter(most -> most > 0)
                .orElse(SMALL);
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        return accounted(() -> perhapsEarly(beginning));
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        return accounted(() -> answered(request));
    }

    /** Where the judge is served to many, nobody else knows whose session it was that it failed in. */
    private <T> T accounted(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            log.circumstances().judgeFailed();
            throw e;
        }
    }

    private Optional<WireAnswer> perhapsEarly(WireRequest sent) {
        WireRequest beginning = plain(sent, SMALL);
        Subject subject = recognition.early(beginning);
        int nth = counts.getOrDefault(key(subject), new AtomicInteger()).get() + 1;
        JsonNode nothing = MissingNode.getInstance();
        PendingRequest moment = new PendingRequest(
                subject,
                nth,
                beginning,
                nothing,
                true,
                client(beginning),
                token(beginning),
                access,
                log,
                contract,
                tempo);
        for (Scenario scenario : scenarios) {
            Optional<Effect> effect = scenario.effect(moment);
            if (effect.isPresent()) {
                Reply reply = effect.get().instead().orElseGet(() -> new Reply(500));
                WireAnswer answer = answer(reply, effect.get().manner());
                counts.computeIfAbsent(key(subject), key -> new AtomicInteger()).incrementAndGet();
                note(moment, Optional.empty(), answer, scenario.id());
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private WireAnswer answered(WireRequest sent) {
        WireRequest request = plain(sent, mostBytes(sent));
        Kind kind = recognition.kind(request);
        JsonNode body = switch (kind) {
            case UPLOAD -> read(request.body());
            case SETTLEMENT -> request.body().length == 0 ? recognition.inAddress(request) : read(request.body());
            default -> MissingNode.getInstance();
        };
        Optional<UploadedFile> brought = kind == Kind.UPLOAD ? recognition.brought(body) : Optional.empty();
        Subject subject = recognition.of(kind, body, brought);
        int nth =
                counts.computeIfAbsent(key(subject), key -> new AtomicInteger()).incrementAndGet();
        PendingRequest moment = new PendingRequest(
                subject, nth, request, body, false, client(request), token(request), access, log, contract, tempo);
        Effect effect = Effect.leaving(Manner.USUAL);
        String by = "";
        for (Scenario scenario : scenarios) {
            Optional<Effect> own = scenario.effect(moment);
            if (own.isPresent()) {
                effect = own.get();
                by = scenario.id();
                break;
            }
        }
        Reply reply = effect.instead().orElseGet(() -> reply(sent));
        if (!effect.when().test(reply)) {
            effect = Effect.leaving(Manner.USUAL);
            by = "";
        }
        effect.touch().accept(reply);
        scenarios.forEach(scenario -> scenario.adorn(moment, reply));
        return note(moment, brought, answer(reply, effect.manner()), by).answer();
    }

    /**
     * Answers what is nobody's in particular: nothing happens to it, and it is not written down.
     *
     * @param request the request
     * @return its answer
     */
    public WireAnswer aside(WireRequest request) {
        return answer(reply(request), Manner.USUAL);
    }

    /**
     * A browser asks again where it has been sent, before it says anything there: without an answer nobody would see
     * what.
     */
    private Reply reply(WireRequest request) {
        Request asked = asked(request);
        Optional<String> page = request.header("Origin");
        String path = Objects.toString(asked.uri().getRawPath(), "");
        if (!asked.method().equals("OPTIONS") || page.isEmpty() || !path.startsWith(Redirected.ELSEWHERE)) {
            return model.answer().apply(asked);
        }
        Map<String, String> headers = new HashMap<>(asked.headers());
        headers.put("origin", access.origin());
        URI asThere = URI.create(path.substring(Redirected.ELSEWHERE.length()));
        Reply reply = model.answer().apply(new Request(asked.method(), asThere, headers, asked.body()));
        return reply.headers().containsKey(ALLOWED) ? reply.header(ALLOWED, page.get()) : reply;
    }

    private Exchange note(PendingRequest moment, Optional<UploadedFile> brought, WireAnswer answer, String scenario) {
        WireRequest request = moment.request();
        Subject subject = moment.subject();
        JsonNode body = moment.body();
        WireRequest kept = kept(request, subject.kind() == Kind.UPLOAD ? request.byteOrderMark() : request.body());
        JsonNode said = body instanceof ObjectNode object && subject.kind() == Kind.UPLOAD
                ? object.deepCopy().without(recognition.fileMemberName())
                : body;
        // No request that a scenario asks about comes near it.
        JsonNode judged = Weight.of(said) > SMALL ? MissingNode.getInstance() : said;
        Exchange exchange = log.add(number -> new Exchange(
                number,
                subject,
                moment.nth(),
                kept,
                judged,
                brought,
                moment.client(),
                moment.token(),
                answer,
                scenario,
                moment.early(),
                0));
        leaving.put(Place.of(request), exchange);
        weight.addAndGet(Weight.of(exchange, bearers::containsKey));
        return exchange;
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        Place place = Place.of(request);
        Exchange exchange = leaving.get(place);
        if (exchange != null) {
            log.end(exchange, ended);
            leaving.remove(place);
        }
    }

    /**
     * The judge failed at a connection after a request of it was answered, while the answer was being sent: if the
     * request was this session's, its client was told something else than what is noted here.
     *
     * @param connection its number
     */
    public void failed(long connection) {
        if (leaving.keySet().stream().anyMatch(place -> place.connection() == connection)) {
            log.circumstances().judgeFailed();
        }
    }

    /** A token is long, comes with each request, and is kept once only. */
    private WireRequest kept(WireRequest request, byte[] body) {
        return new WireRequest(
                request.connection(),
                request.turn(),
                request.began(),
                request.method(),
                request.target(),
                request.host(),
                request.headers().stream().map(this::kept).toList(),
                body,
                request.whole(),
                // Whose session it is has been settled, and addresses of persons are not kept longer than that takes.
                "");
    }

    private Header kept(Header header) {
        String token = header.value().startsWith(BEARER) ? header.value().substring(BEARER.length()) : "";
        return holders.containsKey(token)
                ? new Header(header.name(), bearers.computeIfAbsent(header.value(), value -> value))
                : header;
    }

    private static String key(Subject subject) {
        return subject.kind() + "\n"
                + subject.invoice().map(invoice -> invoice.name()).orElse("") + "\n" + subject.field();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static String token(WireRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .orElse("");
    }

    /** {@return whose credentials, or whose token, a request comes with; empty when they are nobody's here} */
    private String client(WireRequest request) {
        String token = token(request);
        if (!token.isEmpty()) {
            return holders.getOrDefault(token, "");
        }
        Optional<Credentials> bare = access.all().stream()
                .filter(known -> request.header("Authorization")
                        .filter(known.bare()::equals)
                        .isPresent())
                .findFirst();
        if (bare.isPresent()) {
            return bare.get().name();
        }
        String name = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .map(value -> basicName(value.substring(6).strip()))
                .orElse("");
        return access.part(name) > 0 ? name : "";
    }

    private static String basicName(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return URLDecoder.decode(pair.split(":", 2)[0], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * {@return the request as it was before its body was coded, as far as that has come, can be read, and is no longer
     * than asked}
     */
    private static WireRequest plain(WireRequest sent, int most) {
        if (sent.header("Content-Encoding").filter("gzip"::equals).isEmpty()) {
            return sent;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] part = new byte[SMALL];
        try (InputStream coded = new GZIPInputStream(new ByteArrayInputStream(sent.body()))) {
            for (int count = coded.read(part); count >= 0 && plain.size() < most; count = coded.read(part)) {
                plain.write(part, 0, Math.min(count, most - plain.size()));
            }
        } catch (IOException itsEndIsNotThere) {
            // What came before it can be read all the same.
        }
        return sent.with(plain.toByteArray());
    }

    private static Request asked(WireRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header -> headers.merge(
                        header.name().toLowerCase(Locale.ROOT), header.value(), (one, other) -> one + ", " + other));
        URI uri;
        try {
            uri = URI.create(request.target());
        } catch (IllegalArgumentException e) {
            uri = URI.create("/illisible");
        }
        return new Request(request.method(), uri, headers, request.whole() ? request.body() : null);
    }

    private WireAnswer answer(Reply reply, Manner manner) {
        List<Header> headers = new ArrayList<>();
        reply.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        return new WireAnswer(reply.status(), headers, reply.bytes(), manner.after(tempo.of(manner.delay())));
    }
}

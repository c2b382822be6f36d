package lu.lalux.assure.conformance.judge.serve.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.judge.serve.session.ServeAlarm;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.json.BoundedJson;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.juge.api.JugeApi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes each request to the operation that it asks for, as the generated table of routes says. */
public final class Router {

    /** The longest body that an operation takes, in bytes: what a whole work list was told of, ten times. */
    private static final int LONGEST = 1 << 20;
    /** The longest of a caller who has no key of an open session. */
    private static final int SMALL = 1 << 16;
    /** What a whole work list was told of has a quarter of it. */
    private static final JsonMapper BODIES = BoundedJson.upTo(100_000).build();

    private static final byte[] NOTHING = {};
    private static final String JSON = "application/json";

    private final ServedContract served;
    private final Problems problems;
    private final JudgeApi api;
    private final ServeAlarm alarm;

    /**
     * @param contract whose catalogue of problems it answers from
     * @param api that answers
     * @param alarm told of what went wrong here, which nobody else is told
     */
    public Router(Contract contract, JudgeApi api, ServeAlarm alarm) {
        this.served = new ServedContract(contract);
        this.problems = new Problems(contract);
        this.api = api;
        this.alarm = alarm;
    }

    /**
     * @param beginning a request whose head has arrived
     * @return the longest body that is read of it, in bytes
     */
    public int mostBytes(WireRequest beginning) {
        return JugeApi.ROUTES.stream()
                        .filter(route -> route.path().contains("{session}"))
                        .map(route -> route.match(beginning.path()))
                        .flatMap(Optional::stream)
                        .anyMatch(places -> api.opens(Caller.of(beginning), places.group("session")))
                ? LONGEST
                : SMALL;
    }

    /**
     * @param beginning a request whose head has arrived
     * @return of whom one large body is read at a time: of each key
     */
    public Object sender(WireRequest beginning) {
        return Caller.of(beginning).key();
    }

    /**
     * @param request a request
     * @return its answer, which is a problem where it cannot be another
     */
    public WireAnswer answer(WireRequest request) {
        Request asked = asked(request);
        String instance = "urn:uuid:" + UUID.randomUUID();
        String where = instance + " " + request.method() + " " + request.path();
        try {
            return operation(request, asked);
        } catch (RefusedException e) {
            return problem(e, asked.english(), instance);
        } catch (RuntimeException | Error e) {
            alarm.raise(where, e);
        }
        return problem(
                RefusedException.of(
                        "erreur-interne",
                        "Réessayez ; si cela dure, citez instance.",
                        "Try again; if it lasts, quote instance."),
                asked.english(),
                instance);
    }

    private WireAnswer operation(WireRequest request, Request asked) {
        List<String> allowed = new ArrayList<>();
        for (Route route : JugeApi.ROUTES) {
            Optional<Matcher> places = route.match(request.path());
            if (places.isPresent() && route.verb().equals(request.method())) {
                Arguments given = new Arguments(places.get(), asked.query(), () -> body(route, request));
                return success(route, route.operation().apply(api.to(Caller.of(request)), given));
            }
            places.ifPresent(found -> allowed.add(route.verb()));
        }
        throw allowed.isEmpty()
                ? RefusedException.of("chemin-inconnu")
                : RefusedException.of("methode-non-permise")
                        .with("Allow", allowed.stream().sorted().collect(Collectors.joining(", ")));
    }

    private JsonNode body(Route route, WireRequest request) {
        String given =
                request.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!given.toLowerCase(Locale.ROOT).equals(JSON)) {
            throw RefusedException.of("type-de-contenu-refuse", "Attendu " + JSON + ".", "Expected " + JSON + ".");
        }
        if (!request.whole()) {
            int most = mostBytes(request);
            throw RefusedException.of("corps-trop-grand", most + " octets au plus.", most + " bytes at most.");
        }
        JsonNode body;
        try {
            body = BODIES.readTree(request.body());
        } catch (JacksonException e) {
            throw RefusedException.of("json-illisible");
        }
        // RFC 8259 section 8.2: half a surrogate pair is no character, and cannot be written down.
        if (!body.isObject() || !WholeText.isWhole(body.toString())) {
            throw RefusedException.of("json-illisible");
        }
        List<Rules.Fault> faults = served.faults(route, body);
        if (!faults.isEmpty()) {
            throw RefusedException.faults(faults);
        }
        return body;
    }

    private WireAnswer success(Route route, Object result) {
        if (result == null) {
            return answer(route.status(), List.of(), NOTHING);
        }
        byte[] body = result instanceof byte[] bytes
                ? bytes
                : result instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : JsonMapper.shared().writeValueAsBytes(result);
        String type = route.mediaType().startsWith("text/") ? route.mediaType() + "; charset=UTF-8" : route.mediaType();
        List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", type)));
        if (route.mediaType().equals("text/html")) {
            // The judge's own pages have no script, and what a client sent is shown in them.
            headers.add(new Header(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"));
        }
        return answer(route.status(), headers, body);
    }

    private WireAnswer problem(RefusedException refused, boolean english, String instance) {
        Reply reply = problems.of(refused.problem(), english, refused.faults());
        refused.title().ifPresent(title -> reply.json().put("title", english ? title.en() : title.fr()));
        refused.detail().ifPresent(detail -> reply.json().put("detail", english ? detail.en() : detail.fr()));
        reply.json().put("instance", instance);
        List<Header> headers = new ArrayList<>(refused.headers());
        reply.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        return answer(reply.status(), headers, reply.bytes());
    }

    private static WireAnswer answer(int status, List<Header> headers, byte[] body) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("Cache-Control", "no-store"));
        all.add(new Header("X-Content-Type-Options", "nosniff"));
        return new WireAnswer(status, all, body, WireAnswer.Manner.USUAL);
    }

    private static Request asked(WireRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        URI uri;
        try {
            uri = URI.create(request.target());
        } catch (IllegalArgumentException e) {
            uri = URI.create("/");
        }
        return new Request(request.method(), uri, headers, NOTHING);
    }
}

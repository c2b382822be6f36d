package lu.lalux.assure.conformance.judge.trial.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;

/** The person's way to a token: a browser opens the page, its form is sent, and the application's page reads the fragment. */
final class SignIn {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final int TRIES = 3;

    private final ClientSettings settings;
    private final Ways ways;
    private final Credentials person;
    private final Exchanges exchanges;

    SignIn(ClientSettings settings, Ways ways, Credentials person, Exchanges exchanges) {
        this.settings = settings;
        this.ways = ways;
        this.person = person;
        this.exchanges = exchanges;
    }

    String token(Step step, String scopes) {
        for (int turn = 0; turn < TRIES; turn++) {
            String state = UUID.randomUUID().toString();
            Map<String, String> fragment = fragment(step, scopes, state);
            if (fragment.containsKey("error")) {
                throw new StoppedException("signing in was refused");
            }
            // An answer with another state is none to this request: it is thrown away, and the person begins again.
            if (ways.takesState(state, fragment.get("state"))) {
                return fragment.getOrDefault("access_token", "");
            }
        }
        throw new StoppedException("no answer to the sign-in");
    }

    private Map<String, String> fragment(Step step, String scopes, String state) {
        String target = "/authen?response_type=token&client_id="
                + encoded(settings.access().application()) + "&redirect_uri="
                + encoded(settings.access().redirectUri()) + "&scope=" + encoded(scopes) + "&state=" + encoded(state);
        Step here = Step.first(Kind.SIGN_IN, step.invoice(), "");
        Exchanges.Outcome page = exchanges.run(
                here, () -> "", same -> new Outgoing("GET", settings.tokens(), target, headers(), new byte[0]));
        if (page.next() != Decision.Next.TAKE || page.answer().status() != 200) {
            throw new NoTokenNowException();
        }
        String cookie = page.answer().header("Set-Cookie").orElse("").split(";", 2)[0];
        byte[] form = form(page.answer().text()).getBytes(StandardCharsets.US_ASCII);
        Exchanges.Outcome back = exchanges.run(
                here,
                () -> "",
                same -> new Outgoing("POST", settings.tokens(), target, headers(), form)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .with("Cookie", cookie));
        if (back.next() == Decision.Next.LATER) {
            throw new NoTokenNowException();
        }
        if (back.next() != Decision.Next.TAKE) {
            throw new StoppedException("the person was not let in");
        }
        String location = back.answer().header("Location").orElse("");
        if (!location.startsWith(settings.access().redirectUri()) || location.indexOf('#') < 0) {
            throw new StoppedException("the browser was led elsewhere");
        }
        return parameters(location.substring(location.indexOf('#') + 1));
    }

    private List<Header> headers() {
        return List.of(
                new Header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"),
                new Header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"));
    }

    private String form(String page) {
        List<String> parts = new ArrayList<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            String name = group(NAME, inputs.group());
            String value = switch (name) {
                case "username" -> person.name();
                case "password" -> person.secret();
                default -> group(VALUE, inputs.group());
            };
            parts.add(encoded(name) + "=" + encoded(value));
        }
        return String.join("&", parts);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static Map<String, String> parameters(String fragment) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : fragment.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.put(pair[0], pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

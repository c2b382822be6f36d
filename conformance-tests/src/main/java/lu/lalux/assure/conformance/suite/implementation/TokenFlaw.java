package lu.lalux.assure.conformance.suite.implementation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with an answer that should have held a token, and seems to think that it does. */
final class TokenFlaw {

    private static final String MEMBER = "access_token";
    private static final int MOST_WORDS = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What a page shows is between them; what stands in its head, but for its title, is for no reader. */
    private static final Pattern TAGS = Pattern.compile("(?is)<(style|script)\\b.*?</\\1>|<[^>]*>");

    private TokenFlaw() {}

    /**
     * @param answer without a token
     * @param ofSuccess what is wrong with it when it is no refusal
     * @return that; of a refusal, its status and error
     */
    static Text of(Answer answer, Function<Answer, Text> ofSuccess) {
        String status = "HTTP " + answer.status();
        String error = Optional.of(answer.json().path("error").asString(""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> GrantedToken.fragment(answer).getOrDefault("error", ""));
        if (answer.status() >= 400 || !error.isEmpty()) {
            String words = words(answer);
            String refusal = (status + " " + error).strip();
            return words.isEmpty()
                    ? Text.both(refusal)
                    : new Text(refusal + " (« " + words + " »)", refusal + " (\"" + words + "\")");
        }
        Text flaw = ofSuccess.apply(answer);
        return new Text(status + " : " + flaw.fr(), status + ": " + flaw.en());
    }

    /** What the server itself says of its refusal: by OAuth, by a problem, or in whatever text it has. */
    private static String words(Answer answer) {
        JsonNode json = answer.json();
        Map<String, String> fragment = GrantedToken.fragment(answer);
        return Stream.of(
                        json.path("error_description").asString(""),
                        fragment.getOrDefault("error_description", ""),
                        json.path("detail").asString(""),
                        json.path("title").asString(""),
                        json.isObject() ? "" : TAGS.matcher(answer.body()).replaceAll(" "))
                .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.length() > MOST_WORDS ? WholeText.beginning(text, MOST_WORDS) + "…" : text)
                .orElse("");
    }

    /**
     * @param answer of the token endpoint, a success without a token that can be used
     * @return what it lacks
     */
    static Text ofJson(Answer answer) {
        JsonNode json = answer.json();
        if (!(json instanceof ObjectNode object)) {
            String type = answer.mediaType().isEmpty() ? "∅" : answer.mediaType();
            return new Text(
                    "la réponse n'est pas un objet JSON (Content-Type : " + type + ")",
                    "the answer is no JSON object (Content-Type: " + type + ")");
        }
        if (object.has(MEMBER)) {
            return new Text(MEMBER + " n'est pas un texte, ou est vide", MEMBER + " is no text, or is empty");
        }
        return lacks(List.copyOf(object.propertyNames()));
    }

    /**
     * @param answer of the authorisation endpoint, without a token that can be used
     * @return what it lacks
     */
    static Text ofFragment(Answer answer) {
        if (answer.header("Location").isEmpty()) {
            return new Text("la réponse n'a pas d'en-tête Location", "the answer has no Location header");
        }
        if (GrantedToken.isInQuery(answer)) {
            return GrantedToken.IN_QUERY;
        }
        return lacks(List.copyOf(GrantedToken.fragment(answer).keySet()));
    }

    private static Text lacks(List<String> names) {
        String all = String.join(", ", names);
        return new Text(
                "la réponse n'a pas " + MEMBER + " ; elle a : " + (all.isEmpty() ? "rien" : all),
                "the answer has no " + MEMBER + "; it has: " + (all.isEmpty() ? "nothing" : all));
    }
}

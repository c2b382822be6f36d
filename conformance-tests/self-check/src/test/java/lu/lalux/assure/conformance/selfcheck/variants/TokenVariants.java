package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Tokens of another form, and what is said beside them. */
final class TokenVariants {

    private final VariantMaker made;

    TokenVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        VariantMaker tokens = made.at(Place.TOKEN);
        VariantMaker answers = made.at(Place.TOKEN_ANSWER);
        tokens.tokens("short-tokens", "tokens of ten characters", (account, scopes) -> random(10));
        tokens.tokens("long-tokens", "tokens of three thousand characters", (account, scopes) -> random(3_000));
        tokens.tokens(
                "token-characters",
                "tokens with every character that RFC 6750 allows",
                (account, scopes) -> random(12) + "-._~+/" + random(12) + "==");
        answers.touch("token-type-case", "token_type Bearer", Touches.json(j -> {
            if (j.has("token_type")) {
                j.put("token_type", "Bearer");
            }
        }));
        answers.touch("short-lived", "tokens of a minute", Touches.json(j -> {
            if (j.has("expires_in")) {
                j.put("expires_in", 60);
            }
        }));
        answers.touch("scope-order", "granted scopes in another order", Touches.json(j -> {
            if (j.path("scope").isString()) {
                List<String> scopes =
                        new ArrayList<>(List.of(j.path("scope").asString().split(" ")));
                Collections.reverse(scopes);
                j.put("scope", String.join(" ", scopes));
            }
        }));
        answers.touch("error-description", "OAuth errors with a description and an address", Touches.json(j -> {
            if (j.has("error")) {
                j.put("error_description", "Refuse.").put("error_uri", "https://exemple.lu/aide");
            }
        }));
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID().toString().replace("-", ""));
        }
        return text.substring(0, length);
    }
}

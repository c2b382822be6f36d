package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Locale;

/** Headers that the contract does not fix, and other ways of writing those that it does. */
final class HeaderVariants {

    private final VariantMaker made;

    HeaderVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        VariantMaker headers = made.at(Place.HEADERS);
        VariantMaker types = made.at(Place.MEDIA_TYPE);
        VariantMaker challenges = made.at(Place.CHALLENGE);
        VariantMaker login = made.at(Place.LOGIN);
        headers.touch(
                "other-headers",
                "headers of its own",
                Touches.all(reply -> reply.header("X-Request-Id", "1")
                        .header("Strict-Transport-Security", "max-age=1")
                        .header("Vary", "Accept-Language, Authorization")
                        .header("ETag", "\"1\"")));
        headers.touch("cookies", "a cookie with each response", (asked, reply) -> {
            if (!reply.headers().containsKey("Set-Cookie")) {
                reply.header("Set-Cookie", "a=b; Path=/");
            }
        });
        types.touch(
                "charset",
                "a charset with each media type",
                Touches.type(type -> type.split(";")[0] + ";charset=utf-8"));
        types.touch(
                "media-type-case",
                "media types in capital letters",
                Touches.type(type -> type.toUpperCase(Locale.ROOT)));
        headers.touch(
                "cache-control",
                "no-store among other directives",
                Touches.header("Cache-Control", value -> "no-cache, NO-STORE, max-age=0, private"));
        challenges.touch(
                "challenge-case",
                "challenges in small letters, without realm",
                Touches.header("WWW-Authenticate", value -> {
                    String[] parts = value.split(" ", 2);
                    String rest = parts[1].replaceAll("realm=\"[^\"]*\",? ?", "");
                    return (parts[0].toLowerCase(Locale.ROOT) + " " + rest).strip();
                }));
        challenges(
                "challenge-behind",
                "another challenge before it (RFC 9110 section 11.6.1)",
                "DPoP algs=\"ES256 PS256\", %s");
        challenges("challenge-behind-scheme", "a scheme alone before it", "Negotiate, %s");
        challenges(
                "challenge-behind-comma",
                "a challenge with commas and quotes before it",
                "Digest realm=\"a, Other b=\\\"c\\\", d\", nonce=\"1\", algorithm=MD5, %s");
        challenges("challenge-before", "another challenge behind it", "%s , Negotiate , NTLM TlRMTVNTUAAC==");
        framing("x-frame-options", "X-Frame-Options", "DENY");
        framing("x-frame-options-same", "X-Frame-Options", "SameOrigin");
        framing(
                "frame-ancestors-same",
                "Content-Security-Policy",
                "default-src 'self', script-src 'none'; Frame-Ancestors 'self';");
        login.touch("302", "302 for 303 (D28)", (asked, reply) -> {
            if (reply.status() == 303) {
                reply.status(302);
            }
        });
        headers.touch(
                "allow-more",
                "Allow with further methods",
                Touches.header("Allow", value -> value + ", OPTIONS, HEAD"));
    }

    private void framing(String id, String header, String value) {
        made.at(Place.LOGIN).touch(id, header + ": " + value + " with the login page", (asked, reply) -> {
            if (reply.headers().remove("Content-Security-Policy") != null) {
                reply.header(header, value);
            }
        });
    }

    private void challenges(String id, String what, String among) {
        made.at(Place.CHALLENGE).touch(id, what, Touches.header("WWW-Authenticate", value -> among.formatted(value)));
    }
}

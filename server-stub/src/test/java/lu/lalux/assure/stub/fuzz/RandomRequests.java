package lu.lalux.assure.stub.fuzz;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that are mostly right, and wrong somewhere; the same ones for the same seed. */
final class RandomRequests {

    /** @param last whether it is not known to the server where it ends, but by the end of what is sent */
    record Request(String text, boolean head, boolean last, boolean asksFor501, boolean asksFor505) {

        /**
         * A line without a version is HTTP/0.9, whose answer has no head; and with Tomcat nor has that to the next
         * malformed line for which it uses the same objects.
         */
        boolean hasVersion() {
            return text.substring(0, text.indexOf('\n')).matches("\\S+[ \t]+\\S+[ \t]+HTTP/\\S+\\s*");
        }
    }

    private static final List<String> METHODS = List.of(
            "GET",
            "PUT",
            "POST",
            "HEAD",
            "OPTIONS",
            "DELETE",
            "PATCH",
            "TRACE",
            "PROPFIND",
            "CONNECT",
            "get",
            "X",
            "G\u0001T",
            "GET\u00e9",
            "",
            "A".repeat(300));

    private static final List<String> PATHS = List.of(
            "/token",
            "/authen",
            "/reparateur",
            "/reparateur/upload",
            "/expert",
            "/expert/upload",
            "/",
            "/en",
            "/en/",
            "/essai",
            "/essai/",
            "/essai.html",
            "/essai/retour.html",
            "/openapi.yaml",
            "/editions/",
            "/editions/x",
            "/extraits/x/y",
            "/bac-a-sable/etat",
            "/bac-a-sable/openapi.yaml",
            "/bac-a-sable/horloge",
            "/bac-a-sable/depots",
            "/bac-a-sable/appels",
            "/exploitation",
            "/exploitation/sante",
            "/exploitation/sante/liveness",
            "/exploitation/sante/readiness",
            "/exploitation/sante/inconnu/x",
            "/exploitation/metriques",
            "/exploitation/metriques/x",
            "/error",
            "/inconnu");

    private static final List<String> MUTATIONS = List.of(
            "/",
            "//",
            ";",
            ";a=b",
            "..",
            "/../",
            "%2f",
            "%2F..",
            "%5c",
            "%00",
            "%0d%0a",
            "%zz",
            "%",
            "%c3%28",
            "%e9",
            "?",
            "#",
            " ",
            "\t",
            "\u0000",
            "\u007f",
            "\u00e9",
            "\u00ff",
            "|",
            "<",
            "\"",
            "{x}",
            "${x}",
            "*",
            ",",
            "=",
            "-",
            ":",
            "\\",
            "'",
            "[",
            "]",
            "\r",
            "A".repeat(2_000),
            "é",
            "q=",
            "0",
            "-1",
            "99999999999999999999",
            "..;/");

    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Accept-Charset",
            "Content-Type",
            "Content-Encoding",
            "Content-Language",
            "Content-Disposition",
            "Content-Range",
            "Authorization",
            "Origin",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Cookie",
            "Range",
            "If-None-Match",
            "If-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "If-Range",
            "Expect",
            "TE",
            "Trailer",
            "Upgrade",
            "Connection",
            "Keep-Alive",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded",
            "Date",
            "Referer",
            "User-Agent",
            "Via",
            "Max-Forwards",
            "From",
            "DPoP",
            "X-HTTP-Method-Override",
            "traceparent",
            "baggage",
            "b3",
            "Cache-Control",
            "Pragma",
            "Allow",
            "X");

    private static final List<String> VALUES = List.of(
            "",
            "-",
            ",",
            ";",
            "*",
            "*/*",
            "text/html",
            "application/json",
            "application/problem+json",
            "/",
            "a/",
            "/b",
            "a/b;",
            "a/b;c",
            "a/b;q=2",
            "text/*;q=0.5, */*;q=0.1",
            "application/json; charset=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "en",
            "fr-FR, en;q=0.8",
            "en;q=x",
            "x-y-z-0-a",
            "*-",
            "en-",
            "--",
            "gzip",
            "identity",
            "gzip;q=0",
            "br",
            "chunked",
            "close",
            "keep-alive",
            "Upgrade",
            "h2c",
            "websocket",
            "100-continue",
            "bytes=0-1",
            "bytes=9-1",
            "bytes=-",
            "\"x\"",
            "W/\"x\"",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "demain",
            "0",
            "-1",
            "http://localhost:3000",
            "null",
            "http://[",
            "PUT",
            "authorization",
            "trailers",
            "x",
            "a=b; c",
            "a=\"b",
            "Bearer",
            "Bearer x",
            "Bearer a.b.c",
            "Basic",
            "Basic x",
            "Basic Og==",
            "Basic %",
            "Digest x",
            "127.0.0.1",
            "for=\"[::1]\";proto=https",
            "unknown, ::1",
            "00-0-0-0",
            "\u00e9",
            "\u00ff",
            "\u0001",
            "\u007f",
            "a\u0000b",
            "x".repeat(600),
            "a,".repeat(300),
            "en,".repeat(150),
            "é");

    private static final List<String> QUERIES = List.of(
            "",
            "a=b",
            "a",
            "=",
            "&",
            "a=%",
            "a=%zz",
            "a=%ff",
            "grant_type=client_credentials&scope=%2Freparateur",
            "response_type=token&client_id=expert-app&scope=%2Fexpert&state=x",
            "response_type=token&client_id=expert-app&scope=%2Fexpert"
                    + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback",
            "idPrestataire=XA1234&referenceFacture=1&type=F",
            "a=1&a=2",
            "avancer=x",
            "avancer=PT",
            "erreurs=-",
            "statut=5",
            "statut=x&nombre=y",
            "tag=a:b",
            "name[]=x",
            "a=" + "b".repeat(3_000),
            "a&".repeat(150));

    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "0",
            "\"\"",
            "{",
            "{\"a\":",
            "{\"a\":1,\"a\":2}",
            "\u00ff\u00fe",
            "\u00ef\u00bb\u00bf{}",
            "{\"idPrestataire\": \"XA1234\", \"referenceFacture\": \"F-1\", \"dateFacture\": \"2026-03-05\","
                    + " \"type\": \"F\", \"factureHT\": \"1000\", \"refPDFFacture\": \"x\"}",
            "{\"fileNameWithExtension\": \"a.pdf\", \"file\": \"JVBERi0xLjQK\"}",
            "{\"fileNameWithExtension\": \"a.pdf\", \"file\": \"JVBERi0xLjQ",
            "{\"file\": \"*\"}",
            "grant_type=x",
            "grant_type=client_credentials&scope=%2Freparateur",
            "username=x&password=%zz&_csrf=",
            "[".repeat(600),
            "{\"a\":" + "9".repeat(1_200) + "}",
            "{\"a\":1e999999999}",
            "{\"\\ud800\":\"\\u0000\"}",
            "x".repeat(5_000));

    private static final List<String> HOSTS =
            List.of("localhost:1", "", "x", "[::1]", "[", "a b", "localhost, localhost", "\u00e9", "x".repeat(300));

    private final Random random;
    private final List<String> tokens;

    /** @param tokens values of {@code Authorization} that are right */
    RandomRequests(long seed, List<String> tokens) {
        this.random = new Random(seed);
        this.tokens = tokens;
    }

    Request next() {
        Request request = any();
        return request.hasVersion() ? request : next();
    }

    private Request any() {
        String method = often(85) ? METHODS.get(random.nextInt(5)) : one(METHODS);
        String path = one(PATHS);
        StringBuilder target = new StringBuilder(path);
        if (often(30)) {
            mutate(target);
        }
        if (often(40)) {
            StringBuilder query = new StringBuilder(one(QUERIES));
            if (often(30)) {
                mutate(query);
            }
            target.append('?').append(query);
        }
        if (often(3)) {
            target.insert(
                    0, one(List.of("http://localhost", "http://x:y@z:99999", "//", "*", "localhost:80", "http://")));
        }
        String version =
                often(97) ? "HTTP/1.1" : one(List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "http/1.1", ""));
        StringBuilder head = new StringBuilder(method + ' ' + target + ' ' + version + "\r\n");
        head.append(often(95) ? "Host: localhost\r\n" : "Host: " + one(HOSTS) + "\r\n");
        if (often(50)) {
            head.append("Authorization: ").append(one(tokens)).append("\r\n");
        }
        if (often(50)) {
            head.append("Content-Type: ")
                    .append(
                            path.equals("/token") || path.equals("/authen")
                                    ? "application/x-www-form-urlencoded"
                                    : "application/json")
                    .append("\r\n");
        }
        for (int i = often(2) ? 120 : random.nextInt(4); i > 0; i--) {
            head.append(header());
        }
        return framed(method, head, version);
    }

    private Request framed(String method, StringBuilder head, String version) {
        StringBuilder body = new StringBuilder(method.equals("GET") || method.equals("HEAD") ? "" : one(BODIES));
        if (often(30)) {
            mutate(body);
        }
        boolean last = !version.equals("HTTP/1.1");
        boolean coded = false;
        if (often(6)) {
            // A framing that is wrong: the end of what is sent must do.
            last = true;
            coded = true;
            head.append(one(List.of(
                            "Content-Length: x",
                            "Content-Length: -1",
                            "Content-Length: 99999999999999999999",
                            "Content-Length: 20\r\nContent-Length: 30",
                            "Content-Length: 10000",
                            "Content-Length: 99999999",
                            "Transfer-Encoding: x",
                            "Transfer-Encoding: gzip, chunked",
                            "Transfer-Encoding: chunked, x",
                            "Transfer-Encoding: chunked\r\nContent-Length: 3",
                            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                            "Transfer-Encoding: identity",
                            "Transfer-Encoding: ,")))
                    .append("\r\n");
            head.append("\r\n").append(body);
        } else if (often(35)) {
            head.append("Transfer-Encoding: chunked\r\n\r\n").append(chunked(body));
            last |= often(2);
        } else {
            head.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
        }
        String text = head.toString();
        String lines = text.substring(0, text.indexOf("\r\n\r\n") + 2);
        boolean broken = lines.replace("\r\n", "").matches("(?s).*[\r\n].*");
        return new Request(
                text,
                method.equals("HEAD"),
                last || broken || lines.contains("100-continue") || lines.contains("CONNECT"),
                coded || method.equals("CONNECT"),
                !version.equals("HTTP/1.1"));
    }

    private String chunked(CharSequence body) {
        StringBuilder chunks = new StringBuilder();
        int from = 0;
        while (from < body.length()) {
            int size = Math.min(1 + random.nextInt(2_000), body.length() - from);
            chunks.append(Integer.toHexString(size))
                    .append(often(5) ? ";x=" + one(VALUES).replaceAll("[^ -~]", "") : "")
                    .append("\r\n")
                    .append(body, from, from + size)
                    .append("\r\n");
            from += size;
        }
        chunks.append("0\r\n");
        if (often(30)) {
            int trailers = often(10) ? 200 : random.nextInt(14);
            chunks.append(IntStream.range(0, trailers)
                    .mapToObj(i -> often(80) ? "T" + i + ": x\r\n" : header())
                    .collect(Collectors.joining()));
        }
        return chunks.append("\r\n").toString();
    }

    private String header() {
        String name = often(90)
                ? one(NAMES)
                : mutated("X-" + one(NAMES)).replace("\r", "").replace("\n", "");
        String value = one(VALUES);
        if (name.equals("Expect") && value.equals("100-continue") && often(70)) {
            value = "x";
        }
        return name + (often(98) ? ": " : one(List.of(":", " : ", "", ":\t"))) + (often(25) ? mutated(value) : value)
                + "\r\n";
    }

    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        mutate(changed);
        return changed.toString();
    }

    private void mutate(StringBuilder text) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, one(MUTATIONS));
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> {
                    if (at < text.length()) {
                        text.replace(at, at + 1, "%%%02x".formatted((int) text.charAt(at) & 0xff));
                    }
                }
            }
        }
    }

    private boolean often(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}

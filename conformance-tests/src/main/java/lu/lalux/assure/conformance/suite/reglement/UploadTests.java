package lu.lalux.assure.conformance.suite.reglement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.SamplePdf;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both uploads: document, Fichier physique; decisions D2, D12, D13, D22, D23, D26. */
@ExtendWith(BenchExtension.class)
public class UploadTests {

    private static final int AT_ONCE = 10;

    private static final byte[] PDF = SamplePdf.of("CONF");

    /** Of files that are none: what somebody would send beside a PDF, and the beginnings of such files. */
    private static final Map<String, String> NO_PDF = Map.of(
            "jpg",
                    "\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u00ff\u00d9",
            "png", "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\u0000IEND\u00aeB`\u0082",
            "tif", "II*\u0000\b\u0000\u0000\u0000\u0000\u0000",
            "txt", "Une note, pas un PDF.");

    @TestFactory
    @Requirement("document.verified")
    Stream<DynamicTest> kept(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            trial.expect().verified(upload(trial, function, "CONF facture.pdf", PDF), "pdf");
            // A verdict is no text: it is the same in every language.
            Call french = call(trial, function, "CONF facture.pdf", PDF).with("Accept-Language", "fr");
            trial.expect().verified(trial.send(french), "pdf");
        });
    }

    @TestFactory
    @Requirement("document.extension")
    Stream<DynamicTest> extension(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            for (String extension : new String[] {"pdf", "txt"}) {
                byte[] file = SamplePdf.of("CONF " + extension);
                trial.expect().verified(upload(trial, function, "CONF." + extension, file), extension);
            }
            // Each its own, at the same time too.
            List<String> mixed = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> number % 2 == 0 ? "pdf" : "txt")
                    .toList();
            List<Answer> answers = trial.sendTogether(mixed.stream()
                    .map(extension -> call(trial, function, "CONF." + extension, PDF))
                    .toList());
            for (int number = 0; number < AT_ONCE; number++) {
                trial.expect().verified(answers.get(number), mixed.get(number));
            }
        });
    }

    /** "De préférence" a PDF: of the other kinds a server may take few, but not none. */
    @TestFactory
    @Requirement("document.non-pdf")
    Stream<DynamicTest> notPdf(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Answer answer = null;
            String kind = "";
            for (Map.Entry<String, String> other : new TreeMap<>(NO_PDF).entrySet()) {
                kind = other.getKey();
                byte[] file = other.getValue().getBytes(StandardCharsets.ISO_8859_1);
                answer = upload(trial, function, "CONF note." + kind, file);
                if (answer.json().path("status").asString("").equals("Verified")) {
                    break;
                }
            }
            trial.expect().verified(answer, kind);
        });
    }

    @TestFactory
    @Requirement("document.cles-distinctes")
    Stream<DynamicTest> keysDiffer(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            byte[] one = SamplePdf.of(trial.reference());
            byte[] other = SamplePdf.of(trial.reference());
            differ(trial, upload(trial, function, "CONF.pdf", one), upload(trial, function, "CONF.pdf", other));
            // At the same time, too: who counts, counts them as one.
            List<String> keys = trial
                    .sendTogether(
                            Stream.generate(() -> call(trial, function, "CONF.pdf", SamplePdf.of(trial.reference())))
                                    .limit(AT_ONCE)
                                    .toList())
                    .stream()
                    .map(answer -> trial.expect().verified(answer, "pdf"))
                    .toList();
            trial.require(
                    Level.DOCUMENT,
                    Set.copyOf(keys).size() == AT_ONCE,
                    new Text("une clé par dépôt", "a key for each upload"),
                    Text.both(String.join(", ", keys)));
        });
    }

    /** The document says that a key names the document, not whether the same bytes are the same document. */
    @TestFactory
    @Requirement("document.cle-par-depot")
    Stream<DynamicTest> keysOfTheSameBytesDiffer(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                differ(trial, upload(trial, function, "CONF.pdf", PDF), upload(trial, function, "CONF.pdf", PDF)));
    }

    private static void differ(Trial trial, Answer one, Answer other) {
        String first = trial.expect().verified(one, "pdf");
        String second = trial.expect().verified(other, "pdf");
        trial.require(
                Level.DOCUMENT,
                !first.equals(second),
                new Text("une clé par dépôt", "a key for each upload"),
                new Text("deux fois " + first, "twice " + first));
    }

    /** D2: the contract's form, whatever the document's table says. */
    @TestFactory
    @Requirement("document.nom-de-la-cle")
    Stream<DynamicTest> keyIsNamed(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Answer answer = upload(trial, function, "CONF.pdf", PDF);
            trial.require(
                    Level.CONTRAT,
                    answer.json().path("key").isString(),
                    new Text("la clé, du nom de key", "the key, named key"),
                    Expectations.received(answer));
        });
    }

    @TestFactory
    @Requirement("document.infected")
    Stream<DynamicTest> infected(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            // Whoever scans by extension, or keeps what was found of a file of its size or name. The first is too short
            // for a PDF file, and need not be taken.
            upload(trial, function, "CONF sain.pdf", Arrays.copyOf(PDF, Eicar.bytes().length));
            trial.expect().notKept(upload(trial, function, "CONF eicar.pdf", Eicar.bytes()), "Infected");
            for (String extension : List.of("jpeg", "jpg", "png", "txt")) {
                notVerified(trial, upload(trial, function, "CONF eicar." + extension, Eicar.bytes()), "Infected");
            }
            trial.expect().verified(upload(trial, function, "CONF eicar.pdf", PDF), "pdf");
            // Each its own verdict, at the same time too.
            List<Answer> mixed = trial.sendTogether(IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> call(trial, function, "CONF.pdf", number % 2 == 0 ? PDF : Eicar.bytes()))
                    .toList());
            for (int number = 0; number < AT_ONCE; number++) {
                if (number % 2 == 0) {
                    trial.expect().verified(mixed.get(number), "pdf");
                } else {
                    trial.expect().notKept(mixed.get(number), "Infected");
                }
            }
        });
    }

    private static void notVerified(Trial trial, Answer answer, String verdict) {
        trial.require(
                Level.DOCUMENT,
                !answer.json().path("status").asString("").equals("Verified"),
                Text.both("status: " + verdict),
                Expectations.received(answer));
    }

    /** Scanners differ: by its own definition the file is the whole of a file, so that none is at fault here. */
    @TestFactory
    @Requirement("document.eicar-dans-fichier")
    Stream<DynamicTest> infectedInside(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            byte[] file = file(100_000);
            System.arraycopy(Eicar.bytes(), 0, file, file.length / 2, Eicar.bytes().length);
            adviseIfKept(
                    trial, function, file, "au milieu d'un fichier de 100 000 octets", "in a file of 100 000 bytes");
        });
    }

    @TestFactory
    @Requirement("document.eicar-derriere-pdf")
    Stream<DynamicTest> infectedBehindHeader(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            byte[] file = Arrays.copyOf(PDF, PDF.length + Eicar.bytes().length);
            System.arraycopy(Eicar.bytes(), 0, file, PDF.length, Eicar.bytes().length);
            adviseIfKept(trial, function, file, "derrière un en-tête PDF", "behind a PDF header");
        });
    }

    private static void adviseIfKept(Trial trial, Fonction function, byte[] file, String fr, String en) {
        Answer answer = upload(trial, function, "CONF eicar.pdf", file);
        if (answer.json().path("status").asString("").equals("Verified")) {
            trial.advise(new Text(
                    function.upload() + " ne voit pas le fichier EICAR " + fr + ".",
                    function.upload() + " does not see the EICAR file " + en + "."));
        } else {
            trial.refusal(answer);
        }
    }

    @TestFactory
    @Requirement("document.un-octet")
    Stream<DynamicTest> oneByte(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                trial.expect().verified(upload(trial, function, "CONF.txt", new byte[] {'x'}), "txt"));
    }

    /** D23: a server may ignore the line breaks or refuse them. */
    @TestFactory
    @Requirement("document.base64-lignes")
    Stream<DynamicTest> lineBreaks(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Map<String, Object> body = body("CONF.pdf", PDF);
            body.put(
                    "file",
                    Base64.getMimeEncoder(16, "\r\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(PDF));
            Answer answer = trial.send(trial.json(
                    "PUT", function.upload(), trial.token(trial.account(function), function.upload()), body));
            if (answer.succeeds() && answer.json().path("status").asString("").equals("Verified")) {
                trial.expect().verified(answer, "pdf");
            } else {
                trial.expect().uploadRefused(answer, "/file");
            }
        });
    }

    @TestFactory
    @Requirement("document.limite-acceptee")
    Stream<DynamicTest> atTheLimit(Cases cases) {
        return cases.forEachFunction((trial, function) -> trial.expect()
                .verified(upload(trial, function, "CONF limite.pdf", file(limit(trial, function))), "pdf"));
    }

    @TestFactory
    @Requirement("document.limite-depassee")
    Stream<DynamicTest> aboveTheLimit(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            byte[] tooBig = file(limit(trial, function) + 1);
            trial.expect().notKept(upload(trial, function, "CONF limite.pdf", tooBig), "FileTooBig");
            // A server need not take files of this name; whatever it says of it, it is not kept.
            notVerified(trial, upload(trial, function, "CONF limite.txt", tooBig), "FileTooBig");
        });
    }

    /**
     * A text that is longer than readers of JSON are usually set to take: the file's size is told all the same (D26).
     */
    @TestFactory
    @Requirement("document.limite-doublee")
    Stream<DynamicTest> farAboveTheLimit(Cases cases) {
        return cases.forEachFunction((trial, function) -> trial.expect()
                .notKept(upload(trial, function, "CONF limite.pdf", file(2 * limit(trial, function))), "FileTooBig"));
    }

    @TestFactory
    @Requirement("document.json-illisible")
    Stream<DynamicTest> unreadable(Cases cases) {
        return cases.forEachFunction((trial, function) -> trial.expect()
                .uploadRefused(trial.send(request(trial, function).body("application/json", "{\"file\": "))));
    }

    @TestFactory
    @Requirement("document.json-sans-objet")
    Stream<DynamicTest> noObject(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            for (String body : List.of("[]", "\"F\"")) {
                Answer answer = trial.send(request(trial, function).body("application/json", body));
                trial.expect().uploadRefused(answer);
                trial.expect().withoutFields(answer);
            }
        });
    }

    @TestFactory
    @Requirement("document.corps-trop-grand")
    Stream<DynamicTest> bodyTooLarge(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            int most = trial.contract().operation("PUT", function.upload()).maxBody();
            String body = "{\"file\":\"" + "A".repeat(most) + "\"}";
            trial.expect().tooLarge(request(trial, function).body("application/json", body));
        });
    }

    /** D26: the document's limit is on the file, and is told by a verdict; the one on bodies is not reached here. */
    @TestFactory
    @Requirement("document.corps-maximal")
    Stream<DynamicTest> largestBody(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = trial.json(
                    "PUT",
                    function.upload(),
                    trial.token(trial.account(function), function.upload()),
                    body("CONF limite.pdf", file(limit(trial, function) + 1)));
            int most = trial.contract().operation("PUT", function.upload()).maxBody();
            byte[] padded = new byte[most];
            Arrays.fill(padded, (byte) ' ');
            byte[] json = call.bytes();
            System.arraycopy(json, 0, padded, most - json.length, json.length);
            trial.expect().notKept(trial.send(call.body(padded)), "FileTooBig");
        });
    }

    @TestFactory
    @Requirement("document.type-de-contenu")
    Stream<DynamicTest> wrongMediaType(Cases cases) {
        return cases.forEachFunction((trial, function) ->
                trial.expect().refused(trial.send(request(trial, function).body("text/plain", "CONF")), 415));
    }

    @TestFactory
    @Requirement("document.non-acceptable")
    Stream<DynamicTest> notAcceptable(Cases cases) {
        return cases.forEachFunction((trial, function) -> trial.expect()
                .refused(
                        trial.send(trial.json(
                                        "PUT",
                                        function.upload(),
                                        trial.token(trial.account(function), function.upload()),
                                        body("CONF.pdf", PDF))
                                .with("Accept", "image/png")),
                        406));
    }

    private static Answer upload(Trial trial, Fonction function, String name, byte[] content) {
        return trial.send(call(trial, function, name, content));
    }

    private static Call call(Trial trial, Fonction function, String name, byte[] content) {
        String token = trial.token(trial.account(function), function.upload());
        return trial.json("PUT", function.upload(), token, body(name, content));
    }

    private static Map<String, Object> body(String name, byte[] content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("fileNameWithExtension", name);
        body.put("file", Base64.getEncoder().encodeToString(content));
        return body;
    }

    private static Call request(Trial trial, Fonction function) {
        return trial.call("PUT", function.upload()).bearer(trial.token(trial.account(function), function.upload()));
    }

    /** {@return the limit in bytes of the decoded file, as the contract has it from the document} */
    private static int limit(Trial trial, Fonction function) {
        return trial.contract().operation("PUT", function.upload()).maxFile();
    }

    private static byte[] file(int length) {
        return SamplePdf.ofLength(length);
    }
}

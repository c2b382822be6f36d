package lu.lalux.assure.conformance.judge.trial.habit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What clients are known to do to files, to the verdicts on them, and to their keys. */
final class FileHabits {

    private static final int EVERY = 1_000;

    /** Of a client that lives as in production, and would wait for a minute. */
    private static final RetryPolicy ONE_ROUND = new RetryPolicy(2, Duration.ZERO, 1, 1, Duration.ZERO);

    private final Operation upload;
    private final List<Habit> all = new ArrayList<>();

    FileHabits(Contract contract) {
        this.upload = contract.operation("PUT", Fonction.REPARATEUR.upload());
    }

    List<Habit> all() {
        bytes();
        names();
        encodings();
        verdicts();
        keys();
        answers();
        return all;
    }

    private void bytes() {
        content("text-mode", bytes -> latin1(text(bytes).replace("\n", "\r\n")));
        content("line-added", bytes -> latin1(text(bytes) + "\n"));
        content("last-byte-lost", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        content("read-as-utf8", bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        content("ended-by-a-zero", bytes -> upTo(bytes, 0));
        content("ended-by-control-z", bytes -> upTo(bytes, 0x1A));
        content("last-line-ended", bytes -> bytes[bytes.length - 1] == '\n' ? bytes : latin1(text(bytes) + "\n"));
        content("byte-order-mark", bytes -> ("\uFEFF" + text(bytes)).getBytes(StandardCharsets.UTF_8));
        content("lines-of-one-kind", bytes -> latin1(text(bytes).replace("\r\n", "\n")));
        content("zeros-at-the-end", bytes -> Arrays.copyOf(bytes, bytes.length + 100));
        content("encoded-twice", bytes -> Base64.getEncoder().encode(bytes));
        content("nothing", bytes -> new byte[0]);
        content("one-for-all", bytes -> latin1("%PDF-1.4\n%%EOF\n"));
        add(
                "limit-cut",
                "fichier.limite",
                ways -> ways.files((step, file) -> Attachment.of(
                        file.name(), Arrays.copyOf(file.content(), Math.min(file.size(), upload.maxFile() / 5 * 4)))));
        all.add(Habit.of(
                        "file.bytes.cut-to-fit",
                        "fichier.octets",
                        ways -> ways.files((step, file) -> Attachment.of(
                                file.name(), Arrays.copyOf(file.content(), Math.min(file.size(), upload.maxFile())))))
                .playing("fichier.trop-grand"));
    }

    private static byte[] upTo(byte[] bytes, int end) {
        int at = text(bytes).indexOf(end);
        return at < 0 ? bytes : Arrays.copyOf(bytes, at);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void content(String name, UnaryOperator<byte[]> change) {
        add(
                "bytes." + name,
                "fichier.octets",
                ways -> ways.files((step, file) -> Attachment.of(file.name(), change.apply(file.content()))));
    }

    private void names() {
        all.add(Habit.of(
                        "file.name.decomposed",
                        "fichier.nom-accents",
                        renamed(name -> Normalizer.normalize(name, Normalizer.Form.NFD)))
                .onlyAdvised());
        called(
                "accents-dropped",
                name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        called("question-marks", name -> name.replaceAll("[^\\x20-\\x7E]", "?"));
        called("only-latin-1", name -> name.replaceAll("[^\\x00-\\xFF]", "?"));
        called("cut-at-100", name -> name.substring(0, Math.min(96, name.length() - 4)) + ".pdf");
        called("underscores", name -> name.replace(' ', '_'));
        called("plus-for-spaces", name -> name.replace(' ', '+'));
        called("percent-encoded", name -> URLEncoder.encode(name, StandardCharsets.UTF_8));
        called("mojibake", name -> new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        called("with-folder", name -> "C:\\Factures\\" + name);
        called("with-path", name -> "/var/factures/" + name);
        add("name.small-ending", "fichier.extension", renamed(name -> name.toLowerCase(Locale.ROOT)));
        add("name.no-ending", "fichier.extension", renamed(name -> name.replaceFirst("\\.[^.]*$", "")));
    }

    private void called(String name, UnaryOperator<String> change) {
        add("name." + name, "fichier.nom-accents", renamed(change));
    }

    private static Consumer<Ways> renamed(UnaryOperator<String> change) {
        return ways -> ways.files((step, file) -> file.named(change.apply(file.name())));
    }

    private void encodings() {
        encoded("url-alphabet", Base64.getUrlEncoder()::encodeToString);
        encoded("lines", Base64.getMimeEncoder()::encodeToString);
        encoded("no-padding", "fichier.bien-forme", Base64.getEncoder().withoutPadding()::encodeToString);
        encoded(
                "data-address",
                bytes -> "data:application/pdf;base64," + Base64.getEncoder().encodeToString(bytes));
        encoded("hexadecimal", "fichier.octets", HexFormat.of()::formatHex);
        encoded("spare-bits", bytes -> spare(Base64.getEncoder().encodeToString(bytes)));
        encoded("blanks", bytes -> Base64.getEncoder().encodeToString(bytes).replaceAll("(.{64})", "$1 "));
        encoded("raw", bytes -> text(bytes));
    }

    /** With ones for the bits that belong to no byte. */
    private static String spare(String base64) {
        int last = base64.indexOf('=') - 1;
        return last < 0
                ? base64
                : base64.substring(0, last) + (char) (base64.charAt(last) + 1) + base64.substring(last + 1);
    }

    private void encoded(String name, String meant, Function<byte[], String> change) {
        add("base64." + name, meant, ways -> ways.encodes(change));
    }

    private void encoded(String name, Function<byte[], String> change) {
        add("base64." + name, "fichier.base64", ways -> ways.encodes(change));
    }

    private void verdicts() {
        for (String scenario : List.of("infecte", "trop-grand", "erreur", "erreur-durable")) {
            String meant = "fichier." + scenario;
            add(
                    scenario + ".key-invented",
                    meant,
                    ways -> ways.finds((step, verdict) -> verdict.path("key").asString(UUID.randomUUID() + ".pdf")));
            add(
                    scenario + ".without-key",
                    meant,
                    ways -> ways.finds((step, verdict) -> verdict.path("key").asString("-"))
                            .composes((step, body) -> {
                                body.properties()
                                        .removeIf(member ->
                                                member.getValue().asString("").equals("-"));
                                return body;
                            }));
            add(scenario + ".key-of-another", meant, ways -> {
                AtomicReference<String> last = new AtomicReference<>(UUID.randomUUID() + ".pdf");
                ways.finds((step, verdict) -> verdict.has("key")
                        ? last.updateAndGet(same -> verdict.path("key").asString(""))
                        : last.get());
            });
            add(
                    scenario + ".empty-key",
                    meant,
                    ways -> ways.finds((step, verdict) -> verdict.path("key").asString("-"))
                            .composes((step, body) -> {
                                body.properties().forEach(member -> {
                                    if (member.getValue().asString("").equals("-")) {
                                        body.put(member.getKey(), "");
                                    }
                                });
                                return body;
                            }));
        }
        all.add(Habit.of("file.error-hammered", "fichier.erreur-mesure", ways -> {
                    hammering("Error", 9).accept(ways);
                    ways.tries(ONE_ROUND);
                })
                .playing("fichier.erreur-durable")
                .at(1));
        add("file.error-for-ever", "fichier.erreur-durable", hammering("Error", 11));
        all.add(Habit.of("file.infected-again", "fichier.infecte-une-fois", hammering("Infected", 40))
                .playing("fichier.infecte"));
        all.add(Habit.of(
                        "file.uploaded-twice",
                        "fichier.une-fois",
                        ways -> ways.runs(1, true)
                                .reacts(usual -> (step, attempt) ->
                                        step.kind() == Kind.UPLOAD && attempt.status() == 200 && step.attempt() == 1
                                                ? Decision.to(Next.AGAIN)
                                                : usual.on(step, attempt)))
                .onlyAdvised()
                .sending(3));
    }

    private static Consumer<Ways> hammering(String status, int most) {
        return Spoil.reaction((step, attempt) -> step.kind() == Kind.UPLOAD
                        && step.attempt() < most
                        && json(attempt).path("status").asString("").equals(status)
                ? Optional.of(Decision.to(Next.AGAIN))
                : Optional.empty());
    }

    private static JsonNode json(Attempt attempt) {
        return attempt.answer().map(answer -> answer.json()).orElse(MissingNode.getInstance());
    }

    private void keys() {
        add(
                "key.of-the-one-before",
                "fichier.cle",
                ways -> {
                    AtomicReference<Map<String, String>> before = new AtomicReference<>(Map.of());
                    ways.names((invoice, found) -> {
                        Map<String, String> other = before.getAndSet(found);
                        return other.isEmpty() ? found : other;
                    });
                },
                3);
        add(
                "key.first-for-all",
                "fichier.cle",
                ways -> {
                    AtomicReference<Map<String, String>> first = new AtomicReference<>(Map.of());
                    ways.names((invoice, found) -> first.updateAndGet(known -> known.isEmpty() ? found : known));
                },
                3);
        add(
                "key.invented",
                "fichier.cle",
                ways -> ways.names((invoice, found) -> each(found, key -> UUID.randomUUID() + ".pdf")));
        add(
                "key.file-name",
                "fichier.cle",
                ways -> ways.names((invoice, found) -> {
                    Map<String, String> names = new HashMap<>();
                    invoice.files().forEach((field, file) -> names.put(field, file.name()));
                    return names;
                }));
        add(
                "key.with-path",
                "fichier.cle",
                ways -> ways.names((invoice, found) -> each(found, key -> "/reparateur/upload/" + key)));
        add("key.before-upload", "fichier.cle", ways -> ways.finds((step, verdict) -> UUID.randomUUID() + ".pdf"));
        all.add(Habit.of(
                        "key.swapped",
                        "fichier.champ",
                        ways -> ways.names((invoice, found) -> {
                            List<String> fields = List.copyOf(invoice.files().keySet());
                            Map<String, String> swapped = new HashMap<>(found);
                            swapped.put(fields.get(0), found.getOrDefault(fields.get(1), ""));
                            swapped.put(fields.get(1), found.getOrDefault(fields.get(0), ""));
                            return swapped;
                        }))
                .in(Fonction.EXPERT));
        all.add(Habit.of(
                        "key.one-for-both",
                        "fichier.champ",
                        ways -> ways.names((invoice, found) -> {
                            String one = found.values().iterator().next();
                            return each(found, key -> one);
                        }))
                .in(Fonction.EXPERT));
        add(
                "other-function",
                "fichier.fonction",
                Spoil.requests(Kind.UPLOAD, request -> request.to(Fonction.EXPERT.upload())));
        add("other-path", "fichier.bien-forme", Spoil.requests(Kind.UPLOAD, request -> request.to("/upload")));
        add("by-post", "fichier.bien-forme", Spoil.requests(Kind.UPLOAD, request -> request.by("POST")));
    }

    private static Map<String, String> each(Map<String, String> keys, UnaryOperator<String> change) {
        Map<String, String> changed = new HashMap<>(keys);
        changed.replaceAll((field, key) -> change.apply(key));
        return changed;
    }

    private void answers() {
        all.add(Habit.of(
                        "file.answer.fixed-order",
                        "fichier.autre-ordre",
                        ways -> ways.reads((step, attempt) -> step.kind() == Kind.UPLOAD
                                        && attempt.status() == 200
                                        && isReversed(
                                                attempt.answer().orElseThrow().text())
                                ? new Attempt(attempt.answer().map(answer -> answer.as(400)), Optional.empty(), "")
                                : attempt))
                .sending(EVERY));
        add("member.unknown", "fichier.bien-forme", Spoil.uploads(body -> body.put("taille", 12)));
        add("member.name-twice", "fichier.bien-forme", Spoil.uploads(body -> body.put("fileName", "a.pdf")));
        add(
                "member.file-alone",
                "fichier.bien-forme",
                Spoil.uploads(body -> body.remove(upload.only(Field::isFileName).name())));
        add(
                "multipart",
                "fichier.bien-forme",
                Spoil.requests(
                        Kind.UPLOAD, request -> request.with("Content-Type", "multipart/form-data; boundary=x")));
        add(
                "pdf-itself",
                "fichier.bien-forme",
                Spoil.requests(
                        Kind.UPLOAD,
                        request ->
                                request.with("Content-Type", "application/pdf").saying("%PDF-1.4")));
    }

    private static boolean isReversed(String answer) {
        return answer.indexOf("\"status\"") < answer.indexOf("\"key\"");
    }

    private void add(String name, String meant, Consumer<Ways> change) {
        add(name, meant, change, 1);
    }

    private void add(String name, String meant, Consumer<Ways> change, int ordinary) {
        all.add(Habit.of(name.startsWith("key.") ? name : "file." + name, meant, change)
                .sending(ordinary));
    }
}

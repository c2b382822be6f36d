package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.target.Fonction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code PUT …/upload}: which key a file gets, and what is said of one that is not kept. */
final class HandDocumentMutants {

    private final HandMade made;
    private final String word;
    private final String path;

    HandDocumentMutants(HandMade made, Fonction function) {
        this.made = made;
        this.word = function.word();
        this.path = function.upload();
    }

    void make() {
        keys();
        answers();
        files();
        judgedByTheDocument();
    }

    private void keys() {
        made.slip(
                word + ".key-always-pdf",
                "Fichier physique",
                Slip.ALWAYS_PDF_KEY,
                path,
                "document.extension." + word,
                "document.non-pdf." + word);
        made.slip(
                word + ".key-from-first-dot",
                "D22",
                Slip.KEY_FROM_FIRST_DOT,
                path,
                "document." + word + ".fileNameWithExtension.point-interieur");
        made.slip(
                word + ".one-key-for-all", "Fichier physique", Slip.SAME_KEY, path, "document.cles-distinctes." + word);
        made.slip(
                word + ".pdf-only",
                "Fichier physique",
                Slip.PDF_ONLY,
                path,
                "document.non-pdf." + word,
                "document.extension." + word);
        made.slip(word + ".never-infected", "Fichier physique", Slip.NEVER_INFECTED, path, "document.infected." + word);
        made.slip(
                word + ".always-infected", "Fichier physique", Slip.ALWAYS_INFECTED, path, "document.verified." + word);
    }

    private void answers() {
        verdict(
                word + ".key-with-infected",
                "Infected",
                reply -> reply.json().put("key", UUID.randomUUID() + ".pdf"),
                "document.infected." + word);
        verdict(
                word + ".key-with-too-big",
                "FileTooBig",
                reply -> reply.json().put("key", UUID.randomUUID() + ".pdf"),
                "document.limite-depassee." + word);
        verdict(
                word + ".null-key-with-infected",
                "Infected",
                reply -> reply.json().putNull("key"),
                "document.infected." + word);
        verdict(word + ".no-key", "Verified", reply -> reply.json().remove("key"), "document.verified." + word);
        verdict(word + ".key-empty", "Verified", reply -> reply.json().put("key", ""), "document.verified." + word);
        verdict(
                word + ".key-without-extension",
                "Verified",
                reply -> reply.json().put("key", UUID.randomUUID().toString()),
                "document.verified." + word);
        verdict(word + ".key-is-number", "Verified", reply -> reply.json().put("key", 17), "document.verified." + word);
        verdict(
                word + ".Key",
                "Verified",
                reply -> reply.json().set("Key", reply.json().remove("key")),
                "document.verified." + word);
        verdict(
                word + ".status-lower-case",
                "Verified",
                reply -> reply.json().put("status", "verified"),
                "document.verified." + word);
        verdict(
                word + ".status-ok",
                "Verified",
                reply -> reply.json().put("status", "OK"),
                "document.verified." + word);
        verdict(
                word + ".413-for-too-big",
                "FileTooBig",
                reply -> reply.statusLine(413),
                "document.limite-depassee." + word);
        verdict(word + ".422-for-infected", "Infected", reply -> reply.statusLine(422), "document.infected." + word);
        verdict(word + ".201-for-verified", "Verified", reply -> reply.statusLine(201), "document.verified." + word);
    }

    /** Files, and ways of writing them, that nobody thought of when the server was written. */
    private void files() {
        made.slip(
                word + ".infected-at-start-only",
                "Fichier physique",
                Slip.INFECTED_AT_START_ONLY,
                path,
                "document.eicar-dans-fichier." + word,
                "document.eicar-derriere-pdf." + word);
        made.breaks(
                word + ".breaks-on-line-breaks",
                path,
                "D23",
                asked -> asked.text().contains("\\r\\n"),
                "document.base64-lignes." + word);
        made.touch(
                word + ".one-byte-refused",
                "Fichier (minLength)",
                (asked, reply) -> asked.text().contains("\"eA==\""),
                reply -> reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("status", "Error"))),
                "document.un-octet." + word);
    }

    /** What the document asks for, seen by the document's own verdict, whatever else is wrong or asked for. */
    private void judgedByTheDocument() {
        made.byDocument(
                word + ".pdf-key-behind-201",
                "Fichier physique",
                Conduct.wrong(Slip.ALWAYS_PDF_KEY, path),
                (asked, reply) -> {
                    if (reply.has("status", "Verified")) {
                        reply.statusLine(201);
                    }
                },
                Mutant.USUAL,
                "document.extension." + word);
        made.byDocument(
                word + ".verdict-unknown",
                "Fichier physique",
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (asked.path().equals(path) && reply.status() == 400) {
                        ObjectNode verdict =
                                JsonMapper.shared().createObjectNode().put("status", "OK");
                        reply.become(Reply.json(200, "application/json", verdict));
                    }
                },
                Set.of(Profile.DOCUMENT),
                "document.json-illisible." + word,
                "document." + word + ".file.manquant");
    }

    private void verdict(String id, String verdict, Consumer<Reply> change, String... meant) {
        made.touch(
                id,
                "Fichier physique",
                (asked, reply) -> asked.path().equals(path) && reply.has("status", verdict),
                change,
                meant);
    }
}

package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.Demande.Identity;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.problem.Fault;
import tools.jackson.databind.node.ObjectNode;

/** Sends one request of a folder, and writes each step into the journal before the next one. */
public final class JournaledSending {

    private static final int UNPROCESSABLE = 422;
    private static final String UNKNOWN_KEY = "cle-inconnue";
    private static final Set<String> LOST_KEY = Set.of(UNKNOWN_KEY, "cle-perimee");

    /** The key of an earlier run is none of this account, which may be another one than that run's. */
    private static final class OtherAccountException extends Exception {

        private static final long serialVersionUID = 1L;

        private final TreeSet<String> fields;

        OtherAccountException(Set<String> fields, AssureException refusal) {
            super(refusal);
            this.fields = new TreeSet<>(fields);
        }

        AssureException refusal() {
            return (AssureException) getCause();
        }
    }

    /** A file was not kept: not a matter of another try in this run. */
    private static final class NotKeptException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;
        private final StatutDepot status;

        NotKeptException(String field, StatutDepot status) {
            super(status.getValue());
            this.field = field;
            this.status = status;
        }
    }

    private final Sending sending;
    private final Journal journal;
    private final Texts texts;

    public JournaledSending(Sending sending, Journal journal, Texts texts) {
        this.sending = sending;
        this.journal = journal;
        this.texts = texts;
    }

    /**
     * @param request without faults
     * @throws AssureException if the server did not accept it
     * @throws IOException if a file cannot be read, or the journal not written
     */
    public Outcome send(Demande request) throws IOException {
        Attachments attachments = Attachments.of(request);
        Identity identity = request.identity();
        Optional<Outcome> already = attachments.acceptedBefore(request, journal.accepted(identity), texts);
        if (already.isPresent()) {
            return already.get();
        }
        try {
            send(request, attachments.contents(), attachments.sha256());
        } catch (NotKeptException e) {
            String name = request.files().get(e.field).getFileName().toString();
            String why = texts.say("said", name, texts.say("depot." + e.status.getValue()));
            Finding finding = Finding.at(e.field, e.status.getValue(), why);
            return Outcome.of(request, e.status == StatutDepot.ERROR ? State.WAITING : State.TO_MEND, List.of(finding));
        } catch (OtherAccountException e) {
            List<Finding> findings = e.fields.stream()
                    .map(field -> Finding.at(field, UNKNOWN_KEY, texts.say("journal.other-account")))
                    .toList();
            return Outcome.of(request, State.REFUSED, findings).with(e.refusal());
        }
        journal.accepted(identity, attachments.fingerprint(request));
        return Outcome.of(request, State.ACCEPTED);
    }

    private void send(Demande request, Map<String, byte[]> files, Map<String, String> sha256)
            throws IOException, NotKeptException, OtherAccountException {
        ObjectNode content = request.content().deepCopy();
        Set<String> earlier = new TreeSet<>();
        for (String field : files.keySet()) {
            Optional<String> known = journal.key(request.identity(), field, sha256.get(field));
            if (known.isPresent()) {
                earlier.add(field);
                content.put(field, known.get());
            } else {
                content.put(field, upload(request, field, files.get(field), sha256.get(field)));
            }
        }
        try {
            sending.settle(request.fonction(), content);
        } catch (AssureException refusal) {
            // A key of an earlier run may have outlived its file (24 hours): another upload, once.
            Set<String> lost = lost(refusal, LOST_KEY);
            lost.retainAll(earlier);
            if (lost.isEmpty()) {
                throw refusal;
            }
            Set<String> unknown = lost(refusal, Set.of(UNKNOWN_KEY));
            unknown.retainAll(earlier);
            if (!journal.isSameAccount() && !unknown.isEmpty()) {
                throw new OtherAccountException(unknown, refusal);
            }
            for (String field : lost) {
                content.put(field, upload(request, field, files.get(field), sha256.get(field)));
            }
            sending.settle(request.fonction(), content);
        }
    }

    private String upload(Demande request, String field, byte[] content, String sha256)
            throws IOException, NotKeptException {
        Path file = request.files().get(field);
        Depot depot =
                sending.upload(request.fonction(), Upload.of(file.getFileName().toString(), content));
        if (!depot.verified()) {
            throw new NotKeptException(field, depot.status());
        }
        String key = depot.key().orElseThrow();
        journal.uploaded(request.identity(), field, sha256, key);
        return key;
    }

    private static Set<String> lost(AssureException refusal, Set<String> codes) {
        return refusal.status() != UNPROCESSABLE
                ? new TreeSet<>()
                : refusal.faults().stream()
                        .filter(fault -> codes.contains(fault.code()))
                        .map(Fault::pointer)
                        .filter(pointer -> pointer.startsWith("/"))
                        .map(pointer -> pointer.substring(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}

package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.Demande.Identity;
import lu.lalux.assure.cli.sending.Requester.Access;
import lu.lalux.assure.client.reglement.Fonction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What earlier runs on a folder have achieved, as their {@link Journal} tells. Not thread-safe. */
public final class Achieved {

    static final int VERSION = 1;

    /** A file for a field of a request. */
    private record Attachment(String field, String sha256) {}

    private final Path file;
    private final Texts texts;
    private final Map<Identity, Map<Attachment, String>> keys = new HashMap<>();
    private final Map<Identity, String> accepted = new HashMap<>();
    private boolean accessNoted;

    Achieved(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /**
     * Reads a journal without changing it and without waiting for a run that is going on; without a journal nothing was
     * achieved.
     */
    public static Achieved lookInto(Path followUp, String server, Requester requester, Texts texts) {
        Path file = followUp.resolve(Journal.NAME);
        Achieved achieved = new Achieved(file, texts);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                achieved.read(in, server, requester);
            } catch (IOException e) {
                throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
            }
        }
        return achieved;
    }

    /** The key of a file that was uploaded for this very field of this very request. */
    Optional<String> key(Identity request, String field, String sha256) {
        return Optional.ofNullable(keys.getOrDefault(request, Map.of()).get(new Attachment(field, sha256)));
    }

    /** The fingerprint under which a request was accepted, if it was. */
    Optional<String> accepted(Identity request) {
        return Optional.ofNullable(accepted.get(request));
    }

    /**
     * The acceptance of a request that is still exactly as it was sent. Faults that are found in it now (a sum, the
     * place of a file, a line that is hidden meanwhile) need no mending. Nothing if it was not accepted, or if its
     * files are gone, so that nobody can tell whether they are the same.
     */
    public Optional<Outcome> acceptedAsItIs(Demande request) {
        Optional<String> before = accepted(request.identity());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Attachments.of(request)
                    .acceptedBefore(request, before, texts)
                    .filter(outcome -> outcome.state() == State.ACCEPTED_BEFORE);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether it is noted what let the runs in that have achieved it: earlier releases noted the client's identifier
     * alone.
     */
    boolean isAccessNoted() {
        return accessNoted;
    }

    /** Whether no request was accepted. */
    public boolean nothingAccepted() {
        return accepted.isEmpty();
    }

    void uploaded(Identity request, String field, String sha256, String key) {
        keys.computeIfAbsent(request, fresh -> new HashMap<>()).put(new Attachment(field, sha256), key);
    }

    /** Its keys have done what they were for. */
    void accepted(Identity request, String fingerprint) {
        accepted.put(request, fingerprint);
        keys.remove(request);
    }

    /**
     * Reads a journal, a line at a time.
     *
     * <p>A journal with nothing but its first line tells of nothing done: it may be begun anew for another server or
     * account.
     *
     * @return how many bytes of it are good; what follows was being written when a run was cut off, and never counted
     * @throws StopException if it is damaged before its end, or of another server or account
     */
    long read(InputStream journal, String server, Requester requester) throws IOException {
        InputStream in = new BufferedInputStream(journal);
        long good = 0;
        int number = 0;
        boolean ended = false;
        Optional<StopException> other = Optional.empty();
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            if (ended) {
                throw damaged(number);
            }
            number++;
            JsonNode read = line[line.length - 1] == '\n' ? object(line) : null;
            if (read == null) {
                ended = true;
            } else if (number == 1) {
                other = otherTarget(read, server, requester);
                good += line.length;
            } else {
                if (other.isPresent()) {
                    throw other.get();
                }
                keep(read, number);
                good += line.length;
            }
        }
        return keys.isEmpty() && accepted.isEmpty() ? 0 : good;
    }

    private void keep(JsonNode read, int number) {
        try {
            Identity request = new Identity(
                    Fonction.valueOf(read.required("fonction").stringValue()),
                    read.required("prestataire").stringValue().intern(),
                    read.required("reference").stringValue(),
                    read.required("type").stringValue().intern());
            if (read.required("quoi").stringValue().equals("depot")) {
                uploaded(
                        request,
                        read.required("champ").stringValue(),
                        read.required("sha256").stringValue(),
                        read.required("cle").stringValue());
            } else {
                accepted(request, read.required("empreinte").stringValue());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(number);
        }
    }

    private Optional<StopException> otherTarget(JsonNode read, String server, Requester requester) {
        if (read.path("version").asInt(0) != VERSION) {
            throw damaged(1);
        }
        String otherServer = read.path("serveur").asString("");
        String otherAccount = read.path("compte").asString("");
        Optional<Access> otherAccess = Access.of(read.path("acces").asString(""));
        accessNoted = otherAccess.isPresent();
        if (otherServer.equals(server)
                && otherAccount.equals(requester.id())
                && otherAccess.orElse(requester.access()) == requester.access()) {
            return Optional.empty();
        }
        String who = Requester.options(otherAccount, otherAccess, texts);
        Path followUp = file.getParent();
        return Optional.of(new StopException(
                ExitCode.FILE,
                Wording.printable(texts.say("journal.other", file, otherServer, who, followUp.getFileName()))));
    }

    private StopException damaged(int line) {
        return new StopException(ExitCode.FILE, texts.say("journal.damaged", file, line));
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            if (octet == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static JsonNode object(byte[] line) {
        try {
            JsonNode read = JsonMapper.shared().readTree(new String(line, UTF_8));
            return read.isObject() ? read : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}

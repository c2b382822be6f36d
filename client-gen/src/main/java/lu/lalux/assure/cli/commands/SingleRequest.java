package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.JsonReader;
import lu.lalux.assure.cli.sending.Achieved;
import lu.lalux.assure.cli.sending.FacadeSending;
import lu.lalux.assure.cli.sending.Journal;
import lu.lalux.assure.cli.sending.JournaledSending;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.Sending;
import lu.lalux.assure.cli.sending.State;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Fault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request from one JSON file: checked, its files uploaded, sent. What was done is kept beside the file. So the same
 * command, given again, sends the same request with the same keys (another key would make it another request, D19), or
 * nothing if that was accepted. A request that was refused is forgotten.
 */
final class SingleRequest {

    /** Behind the file's name: the folder with the journal. */
    private static final String FOLLOW_UP = ".assure-suivi";

    private static final int CONFLICT = 409;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Concessions concessions = new Concessions();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DEMANDE.json", descriptionKey = "param.request")
    private Path file;

    /**
     * @param givenFiles the files that the command line names, by the field that takes their key; null values for none
     */
    int execute(Context context, Fonction fonction, Map<String, Path> givenFiles) {
        Contract contract = context.contract();
        Demande request = with(
                new JsonReader(contract, context.texts(), concessions.elsewhere()).read(file, fonction), givenFiles);
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("demande", request.source());
        List<Finding> findings = concessions.checker(contract, context.texts()).findings(request);
        int code = execute(context, findings, request, outcome);
        if (json) {
            context.output().println(Wording.pretty(outcome));
        }
        return code;
    }

    private int execute(Context context, List<Finding> findings, Demande request, ObjectNode outcome) {
        if (Finding.anyFault(findings)) {
            Optional<Outcome> before = acceptedAsItIs(context, request);
            if (before.isPresent()) {
                outcome.putArray("fautes");
                return say(context, before.get(), outcome);
            }
        }
        Wording wording = new Wording(context.texts());
        findings.forEach(finding -> context.errors().println(wording.line(finding)));
        outcome.set("fautes", Wording.json(findings));
        if (Finding.anyFault(findings)) {
            context.errors().println(context.say("request.not-sent", request.source()));
            return ExitCode.TO_MEND;
        }
        Path followUp = followUp();
        int code;
        boolean resumable = false;
        try (AssureClient client = connection.client(context)) {
            Outcome sent = send(context, client, followUp, request, outcome);
            code = say(context, sent, outcome);
            // Refused for a key of an earlier run: whoever began it may go on with it.
            resumable = sent.refusal() != null;
        } catch (AssureException refusal) {
            outcome.set("refus", Wording.json(refusal));
            wording.lines(refusal).forEach(context.errors()::println);
            code = ExitCode.of(refusal);
            // Another one is recorded under the reference: perhaps that of an earlier run, with the keys noted then.
            resumable = refusal.status() == CONFLICT;
        } catch (IOException e) {
            context.errors().println(context.texts().unreadable(e, file));
            code = ExitCode.FILE;
        }
        if (code == ExitCode.TO_MEND && !resumable) {
            forgetRefused(context, followUp);
        } else if (code != ExitCode.DONE) {
            context.errors().println(context.say("request.follow-up", followUp));
        }
        return code;
    }

    /** For a request that was never sent no account is needed: its faults are told without one. */
    private Optional<Outcome> acceptedAsItIs(Context context, Demande request) {
        return Files.exists(followUp()) ? achieved(context).acceptedAsItIs(request) : Optional.empty();
    }

    private Achieved achieved(Context context) {
        String server = connection.server(context).api().toString();
        return Achieved.lookInto(followUp(), server, connection.requester(context), context.texts());
    }

    /** What the server refused leaves nothing to go on with; what it accepted before stays known. */
    private void forgetRefused(Context context, Path followUp) {
        if (achieved(context).nothingAccepted()) {
            Journal.forget(followUp);
        }
    }

    private Path followUp() {
        return file.resolveSibling(file.getFileName() + FOLLOW_UP);
    }

    /**
     * Each key is on the disk before the request that names it leaves: a request without an answer is sent again as it
     * was.
     */
    private Outcome send(Context context, AssureClient client, Path followUp, Demande request, ObjectNode outcome)
            throws IOException {
        String server = connection.server(context).api().toString();
        try (Journal journal = Journal.open(followUp, server, connection.requester(context), context.texts())) {
            NotedSending sending =
                    new NotedSending(new FacadeSending(client), request.files().keySet(), outcome);
            return new JournaledSending(sending, journal, context.texts()).send(request);
        }
    }

    private int say(Context context, Outcome sent, ObjectNode outcome) {
        boolean before = sent.state() == State.ACCEPTED_BEFORE;
        if (before || sent.state() == State.ACCEPTED) {
            outcome.put("status", 202).put("etat", sent.state().word());
            if (!json) {
                String text = before ? "request.accepted-before" : "request.accepted";
                context.output().println(context.say(text, sent.reference(), followUp()));
            }
            return ExitCode.DONE;
        }
        Wording wording = new Wording(context.texts());
        sent.findings().forEach(finding -> context.errors().println(wording.line(finding)));
        outcome.withArrayProperty("fautes").addAll(Wording.json(sent.findings()));
        if (sent.refusal() != null) {
            outcome.set("refus", Wording.json(sent.refusal()));
            wording.lines(sent.refusal()).forEach(context.errors()::println);
        }
        return sent.state() == State.WAITING ? ExitCode.LATER : ExitCode.TO_MEND;
    }

    /** Notes the keys that the request went out with. */
    private record NotedSending(Sending sending, Set<String> fields, ObjectNode outcome) implements Sending {

        @Override
        public Depot upload(Fonction fonction, Upload upload) throws IOException {
            return sending.upload(fonction, upload);
        }

        @Override
        public void settle(Fonction fonction, ObjectNode content) {
            fields.forEach(field -> outcome.set(field, content.get(field)));
            sending.settle(fonction, content);
        }
    }

    private static Demande with(Demande request, Map<String, Path> givenFiles) {
        Map<String, Path> files = new LinkedHashMap<>(request.files());
        List<Finding> reading = new ArrayList<>(request.reading());
        givenFiles.forEach((field, given) -> {
            if (given != null) {
                request.content().remove(field);
                // Whatever the request says of that file, it is another one now.
                reading.removeIf(finding -> finding.pointer().equals(Fault.pointerTo(field)));
                files.put(field, given.toAbsolutePath());
            }
        });
        return new Demande(request.source(), request.form(), request.content(), files, reading, request.places());
    }
}

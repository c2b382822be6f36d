package lu.lalux.assure.conformance.judge.trial.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;
import lu.lalux.assure.conformance.judge.trial.client.Journal.State;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;
import lu.lalux.assure.conformance.judge.trial.transport.Transport;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A program that sends the invoices of a work list, in one of many ways. */
public final class TrialClient {

    /** So often a person comes when a run has stopped: each of several workers may stop it. */
    private static final int CALLS = 3;

    private final ClientSettings settings;
    private final Ways ways;
    private final Journal journal = new Journal();
    private final AtomicInteger deaths = new AtomicInteger();
    private final long end;

    /**
     * @param settings what it is given
     * @param ways how it does things
     * @param most how long it may take, whatever it does
     */
    public TrialClient(ClientSettings settings, Ways ways, Duration most) {
        this.settings = settings;
        this.ways = ways;
        this.end = System.nanoTime() + most.toNanos();
    }

    /** {@return what it knows of each invoice} */
    public Journal journal() {
        return journal;
    }

    /**
     * @param list that was worked through
     * @return what it tells a person of each invoice; empty when it tells nobody
     */
    public List<ToldResult> told(WorkList list) {
        if (!ways.tellsResults()) {
            return List.of();
        }
        String reference = settings.settlement().asSettlement().reference();
        List<ToldResult> told = new ArrayList<>();
        for (Invoice invoice : list.invoices()) {
            Journal.Entry entry = journal.of(invoice);
            ToldResult.State state = switch (entry.state()) {
                case SENT -> ToldResult.State.SENT;
                case TO_MEND -> ToldResult.State.TO_MEND;
                case OPEN, LATER -> ToldResult.State.LATER;
            };
            ways.told(new ToldResult(
                            invoice.fields().path(reference).asString(""),
                            state,
                            entry.faults().stream()
                                    .map(fault -> fault.split(" ", 2)[0])
                                    .collect(Collectors.toSet())))
                    .ifPresent(told::add);
        }
        return told;
    }

    /**
     * Works through a list, each part with its own credentials, as often as it is run.
     *
     * @param list to be sent
     */
    public void work(WorkList list) {
        List<Credentials> credentials = List.of(
                settings.access().usual(),
                settings.access().wrong(),
                settings.access().narrow());
        for (int part = 1; part <= credentials.size(); part++) {
            List<Invoice> invoices = ways.ordered(list.part(part));
            int runs = ways.runs();
            for (int run = 0; run < runs && !invoices.isEmpty(); run++) {
                if (run > 0 && !ways.keepsJournal()) {
                    journal.forget();
                }
                boolean stopped = !run(invoices, credentials.get(part - 1));
                // A person who was called looks at the access, finds nothing wrong with it, and runs it again.
                if (stopped && part == 1 && run == runs - 1 && runs < ways.runs() + CALLS) {
                    runs++;
                    rest();
                }
            }
        }
    }

    /**
     * Is run once more, by a judge that runs it.
     *
     * @param list whose first part is left
     */
    public void workAgain(WorkList list) {
        run(ways.ordered(list.part(1)), settings.access().usual());
    }

    private void rest() {
        try {
            pause(Duration.ofSeconds(30));
        } catch (StoppedException | KilledException e) {
            // Its time is over: the next run stops at once.
        }
    }

    /** {@return whether it came to its end} */
    private boolean run(List<Invoice> invoices, Credentials credentials) {
        try {
            rounds(invoices, credentials);
            ended();
            return true;
        } catch (KilledException e) {
            // What was not sent is open.
            return true;
        } catch (StoppedException e) {
            ended();
            return false;
        }
    }

    /** A judge that runs it knows of the end of each run. */
    private void ended() {
        if (ways.isKilledByJudge()) {
            settings.gone().accept(false);
        }
    }

    private void rounds(List<Invoice> invoices, Credentials credentials) {
        try (Transport transport = ways.transport(settings)) {
            Exchanges exchanges = new Exchanges(settings, ways, transport, this::pause, deaths);
            Purse purse = new Purse(settings, ways, credentials, exchanges);
            if (ways.tokens() == TokenUse.AHEAD) {
                ahead(purse);
            }
            for (int round = 1; round <= ways.policy().rounds(); round++) {
                List<Invoice> open = invoices.stream().filter(this::isOpen).toList();
                if (open.isEmpty()) {
                    return;
                }
                if (round > 1) {
                    pause(ways.policy().between());
                }
                Work work = new Work(exchanges, purse);
                if (ways.uploadsFirst()) {
                    each(open, work::prepare);
                }
                each(open.stream().filter(this::isOpen).toList(), work::send);
            }
        }
    }

    private static void ahead(Purse purse) {
        try {
            purse.token(Step.first(Kind.UPLOAD, Optional.empty(), ""));
        } catch (NoTokenNowException e) {
            // The first invoice asks again.
        }
    }

    private boolean isOpen(Invoice invoice) {
        State state = journal.of(invoice).state();
        return state == State.OPEN || state == State.LATER;
    }

    private void each(List<Invoice> invoices, Consumer<Invoice> work) {
        if (ways.threads() == 1) {
            invoices.forEach(work);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(ways.threads());
        try {
            List<Future<?>> futures = new ArrayList<>();
            invoices.forEach(invoice -> futures.add(pool.submit(() -> work.accept(invoice))));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private void pause(Duration time) {
        if (System.nanoTime() - end > 0) {
            throw new StoppedException("out of time");
        }
        try {
            Thread.sleep(Math.max(0, settings.tempo().of(time).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KilledException();
        }
    }

    /** One run's work on an invoice. */
    private final class Work {

        private static final int TURNS = 3;

        private final Exchanges exchanges;
        private final Purse purse;
        private volatile boolean over;

        Work(Exchanges exchanges, Purse purse) {
            this.exchanges = exchanges;
            this.purse = purse;
        }

        /** Its files only; what cannot be uploaded now is tried again with the settlement. */
        void prepare(Invoice invoice) {
            if (!over) {
                try {
                    stop(upload(invoice));
                } catch (NoTokenNowException e) {
                    journal.state(invoice, State.LATER, List.of());
                }
            }
        }

        private void stop(Next next) {
            if (next == Next.STOP) {
                over = true;
                throw new StoppedException("refused");
            }
        }

        void send(Invoice invoice) {
            if (over) {
                return;
            }
            Next next = Next.ANEW;
            for (int turn = 0; turn < TURNS && next == Next.ANEW; turn++) {
                if (turn > 0 || !ways.keepsKeys()) {
                    journal.forgetKeys(invoice);
                }
                try {
                    next = upload(invoice);
                    if (next == Next.TAKE) {
                        next = settle(invoice);
                    }
                } catch (NoTokenNowException e) {
                    journal.state(invoice, State.LATER, List.of());
                    next = Next.LATER;
                }
            }
            stop(next);
        }

        private Next upload(Invoice invoice) {
            for (Map.Entry<String, Attachment> file : invoice.files().entrySet()) {
                String field = file.getKey();
                if (journal.of(invoice).keys().containsKey(field)) {
                    continue;
                }
                Next next = upload(invoice, field, file.getValue());
                if (next != Next.TAKE) {
                    return next;
                }
            }
            return Next.TAKE;
        }

        private Next upload(Invoice invoice, String field, Attachment file) {
            if (ways.measuresFiles() && file.size() > settings.upload().maxFile()) {
                journal.state(invoice, State.TO_MEND, List.of("FileTooBig"));
                return Next.MEND;
            }
            Step first = Step.first(Kind.UPLOAD, Optional.of(invoice), field);
            Exchanges.Outcome outcome =
                    run(first, step -> request(step, settings.upload().path(), body(step, file)));
            if (outcome.next() != Next.TAKE) {
                note(invoice, outcome);
                return outcome.next();
            }
            JsonNode verdict = outcome.answer().json();
            String key = ways.keyIn(first, verdict);
            if (!key.isEmpty()) {
                journal.key(invoice, field, key);
                return Next.TAKE;
            }
            String status = verdict.path("status").asString("");
            boolean passing = status.equals("Error");
            journal.state(invoice, passing ? State.LATER : State.TO_MEND, List.of(status));
            return passing ? Next.LATER : Next.MEND;
        }

        private ObjectNode body(Step step, Attachment file) {
            Attachment sent = ways.file(step, file);
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.put(settings.upload().only(Field::isFileName).name(), sent.name());
            body.put(settings.upload().only(Field::isFile).name(), ways.text(sent.content()));
            return body;
        }

        private Next settle(Invoice invoice) {
            Step first = Step.first(Kind.SETTLEMENT, Optional.of(invoice), "");
            if (ways.notesBefore()) {
                journal.state(invoice, State.SENT, List.of());
            }
            Exchanges.Outcome outcome;
            try {
                outcome = run(first, step -> request(step, settings.settlement().path(), body(invoice)));
            } catch (KilledException e) {
                if (ways.notesBehind()) {
                    journal.forgetKeys(invoice);
                }
                throw e;
            }
            if (outcome.next() == Next.TAKE) {
                journal.state(invoice, State.SENT, List.of());
            } else {
                note(invoice, outcome);
            }
            return outcome.next();
        }

        private ObjectNode body(Invoice invoice) {
            Map<String, String> keys =
                    ways.named(invoice, new HashMap<>(journal.of(invoice).keys()));
            ObjectNode body = JsonMapper.shared().createObjectNode();
            for (Field field : settings.settlement().fields()) {
                if (keys.containsKey(field.name())) {
                    body.put(field.name(), keys.get(field.name()));
                } else if (invoice.fields().has(field.name())) {
                    body.set(field.name(), invoice.fields().get(field.name()));
                }
            }
            return body;
        }

        private Exchanges.Outcome run(Step first, Function<Step, Outgoing> make) {
            return exchanges.run(first, () -> purse.token(first), make, purse::drop);
        }

        private Outgoing request(Step step, String path, ObjectNode said) {
            return new Outgoing(
                    "PUT",
                    settings.functions(),
                    path,
                    List.of(
                            new Header("User-Agent", exchanges.agent()),
                            new Header("Accept", "application/json, application/problem+json"),
                            new Header("Accept-Language", "fr"),
                            new Header("Content-Type", "application/json")),
                    ways.body(step, said));
        }

        private void note(Invoice invoice, Exchanges.Outcome outcome) {
            List<String> faults = new ArrayList<>();
            for (JsonNode fault : outcome.answer().json().path("errors")) {
                faults.add(fault.path("pointer").asString("") + " "
                        + fault.path("code").asString(""));
            }
            State state = switch (outcome.next()) {
                case MEND -> State.TO_MEND;
                case LATER -> State.LATER;
                default -> journal.of(invoice).state();
            };
            journal.state(invoice, state, faults);
        }
    }
}

package lu.lalux.assure.conformance.judge.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a vendor's program reads is what the session expects: every invoice, every field, every byte, in each form. */
class WorkListWriterTest {

    @TempDir
    private Path folder;

    private static WorkList list(Contract contract, Fonction trade) {
        Software software = new Software("Essai", "1", trade, TokenWay.CLIENT_CREDENTIALS, false, false);
        WorkListDraft book = new WorkListDraft(contract, software, "T1");
        AllScenarios.of(ScenarioRegister.load(), software).forEach(scenario -> scenario.draft(book));
        return book.list();
    }

    @ParameterizedTest
    @EnumSource
    void each_part_reads_back_in_each_form(Fonction trade) throws IOException {
        Contract contract = Contract.load().withUploadsDividedBy(100);
        Operation settlement = contract.operation("PUT", trade.path());
        WorkList list = list(contract, trade);
        List<Integer> parts =
                list.invoices().stream().map(Invoice::part).distinct().toList();
        assertThat(parts).isNotEmpty();
        for (int part : parts) {
            // Into the same folder each time: nothing of the part before may be left.
            new WorkListWriter(settlement, folder).write(list, part);
            csv(settlement, list.part(part));
            json(list.part(part));
            description(settlement, list.part(part), part);
        }
    }

    private void csv(Operation settlement, List<Invoice> invoices) throws IOException {
        List<List<String>> rows = rows(Files.readString(folder.resolve("csv/factures.csv")));
        List<String> columns = rows.get(0);
        assertThat(columns)
                .doesNotHaveDuplicates()
                .allMatch(name -> settlement.field(name).isPresent());
        assertThat(rows).hasSize(invoices.size() + 1);
        for (int i = 0; i < invoices.size(); i++) {
            List<String> row = rows.get(i + 1);
            Invoice invoice = invoices.get(i);
            assertThat(row).hasSameSizeAs(columns);
            for (int column = 0; column < row.size(); column++) {
                String name = columns.get(column);
                String expected = invoice.files().containsKey(name)
                        ? invoice.files().get(name).name()
                        : invoice.fields().path(name).asString("");
                assertThat(row.get(column)).as(invoice.name() + " " + name).isEqualTo(expected);
                assertThat(expected).as("what a table's reader strips").isEqualTo(expected.strip());
            }
            assertThat(columns).containsAll(invoice.fields().propertyNames());
        }
        attachments(folder.resolve("csv"), invoices, "factures.csv");
    }

    private void json(List<Invoice> invoices) throws IOException {
        for (Invoice invoice : invoices) {
            JsonNode read = JsonMapper.shared()
                    .readTree(Files.readAllBytes(folder.resolve("json/" + invoice.name() + ".json")));
            assertThat(read.size())
                    .isEqualTo(invoice.fields().size() + invoice.files().size());
            invoice.fields()
                    .forEachEntry((name, value) -> assertThat(read.get(name)).hasToString(value.toString()));
            invoice.files()
                    .forEach((name, file) ->
                            assertThat(read.get(name).asString()).isEqualTo(file.name()));
        }
        attachments(
                folder.resolve("json"),
                invoices,
                invoices.stream().map(invoice -> invoice.name() + ".json").toArray(String[]::new));
    }

    /** The files of these invoices, byte by byte, and nothing else. */
    private static void attachments(Path folder, List<Invoice> invoices, String... others) throws IOException {
        List<String> names = new ArrayList<>(List.of(others));
        for (Invoice invoice : invoices) {
            for (Attachment file : invoice.files().values()) {
                names.add(file.name());
                assertThat(Attachment.digest(Files.readAllBytes(folder.resolve(file.name()))))
                        .as(file.name())
                        .isEqualTo(file.sha256());
            }
        }
        assertThat(names).as("a name is one file's").doesNotHaveDuplicates();
        try (Stream<Path> found = Files.list(folder)) {
            assertThat(found.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private void description(Operation settlement, List<Invoice> invoices, int part) throws IOException {
        String written = Files.readString(folder.resolve(WorkListWriter.LIST));
        assertThat(PublishedSchema.of("judge/work-list.schema.json").errors(written))
                .isEmpty();
        JsonNode read = JsonMapper.shared().readTree(written);
        assertThat(read.path("partie").asInt()).isEqualTo(part);
        assertThat(read.path("fonction").asString()).isEqualTo(settlement.path());
        assertThat(read.path("factures").size()).isEqualTo(invoices.size());
        for (int i = 0; i < invoices.size(); i++) {
            JsonNode one = read.path("factures").get(i);
            assertThat(one.path("nom").asString()).isEqualTo(invoices.get(i).name());
            assertThat(one.path("demande")).hasToString(invoices.get(i).fields().toString());
            one.path("fichiers")
                    .forEach(file -> assertThat(
                                    Attachment.digest(bytes(file.path("nom").asString())))
                            .isEqualTo(file.path("sha256").asString()));
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve("json").resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** RFC 4180, with semicolons. */
    private static List<List<String>> rows(String text) {
        assertThat(text.getBytes(StandardCharsets.UTF_8)[0])
                .as("no byte order mark")
                .isNotEqualTo((byte) 0xef);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        assertThat(quoted || !row.isEmpty() || !cell.isEmpty())
                .as("an unfinished line")
                .isFalse();
        return rows;
    }
}

package lu.lalux.assure.conformance.judge.worklist;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a part of a work list in the forms that {@code assure lot} reads: one table in {@code csv/}, one file for each
 * invoice in {@code json/}, each with the PDF files that they name; and {@code liste.json}, which says all of it for a
 * program.
 */
public final class WorkListWriter {

    /** What a program reads. */
    public static final String LIST = "liste.json";

    private static final String END_OF_LINE = "\r\n";

    private final Operation operation;
    private final Path folder;

    /**
     * @param operation that the invoices are for
     * @param folder where to; it is made, and what an earlier session left there goes
     */
    public WorkListWriter(Operation operation, Path folder) {
        this.operation = operation;
        this.folder = folder;
    }

    /**
     * @param list the work list
     * @param part of the session, from 1
     * @throws IOException when a file cannot be written
     */
    public void write(WorkList list, int part) throws IOException {
        List<Invoice> invoices = list.part(part);
        for (String form : List.of("csv", "json")) {
            clear(folder.resolve(form));
        }
        table(invoices);
        for (Invoice invoice : invoices) {
            Files.writeString(folder.resolve("json").resolve(invoice.name() + ".json"), pretty(withNames(invoice)));
            for (Attachment file : invoice.files().values()) {
                Path first = folder.resolve("csv").resolve(file.name());
                if (!Files.exists(first)) {
                    Files.write(first, file.content());
                    link(folder.resolve("json").resolve(file.name()), first);
                }
            }
        }
        Files.writeString(folder.resolve(LIST), pretty(described(invoices, part)));
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> old;
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : old) {
            Files.delete(file);
        }
    }

    /** Files at the limit are long, and stand in both folders; not every file system has hard links, or allows them. */
    private static void link(Path link, Path file) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, link);
        }
    }

    /** RFC 4180, with the separator of the spreadsheets of these countries. */
    private void table(List<Invoice> invoices) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        List<ObjectNode> rows = new ArrayList<>();
        for (Invoice invoice : invoices) {
            rows.add(withNames(invoice));
        }
        operation.fields().stream()
                .map(Field::name)
                .filter(name -> rows.stream().anyMatch(row -> row.has(name)))
                .forEach(columns::add);
        StringBuilder table = new StringBuilder(String.join(";", columns)).append(END_OF_LINE);
        for (ObjectNode row : rows) {
            table.append(columns.stream()
                            .map(column -> cell(row.path(column).asString("")))
                            .collect(Collectors.joining(";")))
                    .append(END_OF_LINE);
        }
        Files.writeString(folder.resolve("csv").resolve("factures.csv"), table);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[;\"\\r\\n,\\t].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** The request, with the names of files where their keys belong. */
    private ObjectNode withNames(Invoice invoice) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        for (Field field : operation.fields()) {
            if (invoice.fields().has(field.name())) {
                request.set(field.name(), invoice.fields().get(field.name()));
            } else if (invoice.files().containsKey(field.name())) {
                request.put(field.name(), invoice.files().get(field.name()).name());
            }
        }
        return request;
    }

    private ObjectNode described(List<Invoice> invoices, int part) {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        list.put("partie", part).put("fonction", operation.path());
        ArrayNode all = list.putArray("factures");
        for (Invoice invoice : invoices) {
            ObjectNode one = all.addObject().put("nom", invoice.name());
            one.set("demande", invoice.fields());
            ArrayNode files = one.putArray("fichiers");
            invoice.files()
                    .forEach((field, file) -> files.addObject()
                            .put("champ", field)
                            .put("nom", file.name())
                            .put("taille", file.size())
                            .put("sha256", file.sha256()));
        }
        return list;
    }

    private static String pretty(ObjectNode json) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}

package lu.lalux.assure.cli.reading;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.client.model.TypePiece;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A settlement request as it was read, valid or not.
 *
 * @param source where it comes from, for messages: a file, or a line of one
 * @param form what the contract asks of it
 * @param content its fields, without those whose key is still to be had
 * @param files the files still to be uploaded, by the field that takes their key
 * @param reading what was wrong already when it was read
 * @param places where its fields are in a table, by their names, for messages; empty for a file of its own
 */
public record Demande(
        String source,
        Form form,
        ObjectNode content,
        Map<String, Path> files,
        List<Finding> reading,
        Map<String, String> places) {

    public Demande {
        files = Map.copyOf(files);
        reading = List.copyOf(reading);
        places = Map.copyOf(places);
    }

    public Fonction fonction() {
        return form.fonction();
    }

    /** Where its files are, for a fingerprint. */
    public Map<String, String> paths() {
        Map<String, String> paths = new HashMap<>();
        files.forEach((field, file) ->
                paths.put(field, file.toAbsolutePath().normalize().toString()));
        return paths;
    }

    /** What the request goes by, if it says so. */
    public Optional<String> reference() {
        return text(form.settlement().reference());
    }

    /** The day of its invoice, as it was read; a year has few of them, and each is in memory once. */
    public Optional<String> date() {
        return form.fields().all().stream()
                .filter(field -> field.kind() == FieldKind.DATE)
                .findFirst()
                .flatMap(this::text)
                .map(String::intern);
    }

    /** The number of its claim, if the contract asks for one. */
    public Optional<String> claim() {
        return form.fields().named("numeroSinistre").flatMap(this::text);
    }

    /** What it asks for, tax included, where that is an amount; negative for a credit note, which asks for nothing. */
    public Optional<BigDecimal> amount() {
        Field total = form.settlement().sums().get(0).total();
        boolean credit = text(form.settlement().type())
                .filter(TypePiece.N.getValue()::equals)
                .isPresent();
        return text(total).filter(total::fits).map(BigDecimal::new).map(amount -> credit ? amount.negate() : amount);
    }

    /** That its reference is that of another one. */
    public Finding different(String text) {
        return Finding.at(form.settlement().reference().name(), "demande-differente", text);
    }

    /** What makes it the same request for the server: provider, reference and type (D19, D25). */
    public Identity identity() {
        return new Identity(
                fonction(),
                text(form.settlement().provider()).orElse(""),
                reference().orElse(""),
                text(form.settlement().type()).orElse(""));
    }

    private Optional<String> text(Field field) {
        JsonNode value = content.get(field.name());
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** See {@link #identity()}. */
    public record Identity(Fonction fonction, String provider, String reference, String type) {}
}

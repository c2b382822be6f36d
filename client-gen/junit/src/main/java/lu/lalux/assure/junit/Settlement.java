package lu.lalux.assure.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.Words;

/**
 * A settlement request that the sandbox has on record, answered {@code 202}. What it requires and is not so, is an
 * {@link AssertionError}.
 */
public final class Settlement {

    private final String account;
    private final Trade trade;
    private final Instant received;
    private final Map<String, Object> fields;
    private final List<StoredFile> files;

    private Settlement(
            String account, Trade trade, Instant received, Map<String, Object> fields, List<StoredFile> files) {
        this.account = account;
        this.trade = trade;
        this.received = received;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.files = files;
    }

    /** One as the controls write it. */
    @SuppressWarnings("unchecked")
    static Settlement of(Map<String, Object> json) {
        return new Settlement(
                Json.text(json, "compte"),
                Trade.of(Json.text(json, "fonction")),
                Instant.parse(Json.text(json, "recue")),
                (Map<String, Object>) json.get("champs"),
                Json.objects(json, "fichiers").stream()
                        .map(file -> new StoredFile(
                                Json.text(file, "champ"),
                                Json.text(file, "cle"),
                                Json.text(file, "nom"),
                                Long.parseLong(Json.text(file, "taille")),
                                Json.text(file, "sha256")))
                        .toList());
    }

    /** {@return the account that sent it} */
    public String account() {
        return account;
    }

    /** {@return the function by which it came} */
    public Trade trade() {
        return trade;
    }

    /** {@return when it came, by the sandbox's clock} */
    public Instant received() {
        return received;
    }

    /** {@return its fields, by the contract's names: texts, {@link BigDecimal}s and booleans} */
    public Map<String, Object> fields() {
        return fields;
    }

    /**
     * Gives a field as text.
     *
     * @param field by the contract's name
     * @return its value as it is written; empty when it is not there
     */
    public String text(String field) {
        return Json.text(fields, field);
    }

    /** {@return the files that it names} */
    public List<StoredFile> files() {
        return files;
    }

    /**
     * Requires the value of a field.
     *
     * @param field by the contract's name
     * @param value as it is to be written
     * @return this settlement
     */
    public Settlement requireField(String field, String value) {
        if (!fields.containsKey(field) || !text(field).equals(value)) {
            throw different(field, value);
        }
        return this;
    }

    /**
     * Requires an amount, to the cent.
     *
     * @param field by the contract's name, {@code factureTTC} for example
     * @param amount in euros, {@code 2168.48} for example
     * @return this settlement
     */
    public Settlement requireAmount(String field, String amount) {
        return requireAmount(field, new BigDecimal(amount));
    }

    /**
     * Requires an amount, to the cent.
     *
     * @param field by the contract's name, {@code factureTTC} for example
     * @param amount in euros
     * @return this settlement
     */
    public Settlement requireAmount(String field, BigDecimal amount) {
        if (!fields.containsKey(field) || new BigDecimal(text(field)).compareTo(amount) != 0) {
            throw different(field, amount.toPlainString());
        }
        return this;
    }

    /**
     * Requires that one of its files is this one, byte by byte.
     *
     * @param file whose content is compared; its name is not
     * @return this settlement
     */
    public Settlement requireFile(Path file) {
        try {
            return requireFile(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Requires that one of its files has this content, byte by byte.
     *
     * @param content of the file
     * @return this settlement
     */
    public Settlement requireFile(byte[] content) {
        return requireFile(content, "byte[]");
    }

    private Settlement requireFile(byte[] content, String name) {
        String digest = digest(content);
        if (files.stream().noneMatch(file -> file.sha256().equals(digest))) {
            String expected = name + ", " + content.length + " octets, SHA-256 " + digest;
            throw new AssertionError(Words.both(
                            "La demande " + reference() + " ne nomme pas ce fichier : " + expected + ". Elle nomme :",
                            "Settlement " + reference() + " does not name this file: " + expected + ". It names:")
                    + files.stream()
                            .map(file -> System.lineSeparator() + "    " + file)
                            .collect(Collectors.joining()));
        }
        return this;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private AssertionError different(String field, String expected) {
        String found = fields.containsKey(field) ? text(field) : "—";
        return new AssertionError(Words.both(
                "Demande " + reference() + ", " + field + " : attendu " + expected + ", trouvé " + found,
                "Settlement " + reference() + ", " + field + ": expected " + expected + ", found " + found));
    }

    private String reference() {
        return text(Settlements.REFERENCE);
    }

    /** {@return what tells it from others, on a line} */
    @Override
    public String toString() {
        return trade.word() + " " + account + " " + fields;
    }
}

package lu.lalux.assure.conformance.judge.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile.Writing;
import lu.lalux.assure.conformance.judge.scenario.token.Fragment;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what a request is about: a settlement by what it says, an upload by its file's bytes, or else by the file's
 * name.
 */
final class Recognition {

    /** No file's name comes near it; and a possessive repetition takes no stack for each character. */
    private static final int LONGEST_NAME = 1_000;

    /** Letters and digits may be written so (RFC 8259 section 7). */
    private static final Pattern ESCAPED =
            Pattern.compile("\\\\u00(2[0BDEF]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F)", Pattern.CASE_INSENSITIVE);

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

    private final Operation settlement;
    private final Operation upload;
    private final WorkList list;
    private final List<Field> telling;
    private final Pattern nameMember;
    private final Pattern fileMember;

    /** By field that tells invoices apart, and by value: the places in the list of those that have it. */
    private final Map<String, Map<String, BitSet>> told = new HashMap<>();

    private final Map<String, Subject> byName = new ConcurrentHashMap<>();
    private final Map<String, Subject> byPrefix = new ConcurrentHashMap<>();

    Recognition(Contract contract, Software software, WorkList list) {
        this.settlement = contract.operation("PUT", software.trade().path());
        this.upload = contract.operation("PUT", software.trade().upload());
        this.list = list;
        this.telling = WorkListDraft.unique(settlement);
        this.nameMember = Pattern.compile('"' + upload.only(Field::isFileName).name()
                + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0," + LONGEST_NAME + "}+)\"");
        this.fileMember =
                Pattern.compile('"' + upload.only(Field::isFile).name() + "\"\\s*:\\s*\"((?:[A-Za-z0-9+]|\\\\?/){44})");
        telling.forEach(field -> told.put(field.name(), new HashMap<>()));
        for (int place = 0; place < list.invoices().size(); place++) {
            Invoice invoice = list.invoices().get(place);
            for (Field field : telling) {
                String value = invoice.fields().path(field.name()).asString("");
                if (!value.isEmpty()) {
                    told.get(field.name())
                            .computeIfAbsent(value, none -> new BitSet())
                            .set(place);
                }
            }
            invoice.files().forEach((field, file) -> {
                Subject subject = new Subject(Kind.UPLOAD, Optional.of(invoice), field);
                byName.put(file.name(), subject);
                byPrefix.put(prefix(file.beginning()), subject);
            });
        }
    }

    Kind kind(WireRequest request) {
        String path = request.path();
        if (path.equals(settlement.path())) {
            return Kind.SETTLEMENT;
        }
        if (path.equals(upload.path())) {
            return Kind.UPLOAD;
        }
        return switch (path) {
            case "/token" -> Kind.TOKEN;
            case "/authen" -> Kind.SIGN_IN;
            default -> Kind.OTHER;
        };
    }

    /** Of a request that is still arriving, by the first bytes of its body. */
    Subject early(WireRequest request) {
        Kind kind = kind(request);
        if (kind != Kind.UPLOAD) {
            return Subject.of(kind);
        }
        String beginning = ESCAPED.matcher(new String(request.body(), StandardCharsets.UTF_8))
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(escaped.group(1), 16))));
        Matcher file = fileMember.matcher(beginning);
        if (file.find()) {
            Subject found =
                    byPrefix.get(prefix(Base64.getDecoder().decode(file.group(1).replace("\\", ""))));
            if (found != null) {
                return found;
            }
        }
        Matcher name = nameMember.matcher(beginning);
        return name.find() ? named(name.group(1)) : Subject.of(kind);
    }

    Subject of(Kind kind, JsonNode body, Optional<UploadedFile> brought) {
        if (kind == Kind.UPLOAD) {
            return brought.map(file -> containing(file).orElseGet(() -> named(file.name())))
                    .orElse(Subject.of(kind));
        }
        return kind == Kind.SETTLEMENT ? new Subject(kind, settled(body), "") : Subject.of(kind);
    }

    /** {@return fields in the address (T1), which are taken as the settlement's: in the types that only a body can say} */
    JsonNode inAddress(WireRequest request) {
        Map<String, String> given = Fragment.read(request.target(), "?").parameters();
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        for (Field field : settlement.fields()) {
            String text = given.getOrDefault(field.name(), "");
            switch (text.isEmpty() ? "" : field.type()) {
                case "" -> {
                    // Not given.
                }
                case "integer" -> {
                    if (INTEGER.matcher(text).matches()) {
                        fields.put(field.name(), Integer.parseInt(text));
                    }
                }
                case "boolean" -> fields.put(field.name(), Boolean.parseBoolean(text));
                default -> fields.put(field.name(), text);
            }
        }
        return fields.isEmpty() ? MissingNode.getInstance() : fields;
    }

    private Optional<Subject> containing(UploadedFile brought) {
        return byName.values().stream()
                .filter(known ->
                        known.invoice().orElseThrow().files().get(known.field()).is(brought.size(), brought.sha256()))
                .findFirst();
    }

    private Subject named(String name) {
        Subject exact = byName.get(name);
        return exact != null
                ? exact
                : byName.entrySet().stream()
                        .filter(known -> name.contains(
                                reference(known.getValue().invoice().orElseThrow())))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Subject.of(Kind.UPLOAD));
    }

    private String reference(Invoice invoice) {
        return invoice.fields().path(settlement.asSettlement().reference()).asString("");
    }

    /**
     * The one that it agrees with most; the type decides between an invoice and the credit note of the same reference.
     */
    private Optional<Invoice> settled(JsonNode body) {
        BitSet places = new BitSet();
        for (Field field : telling) {
            places.or(
                    told.get(field.name()).getOrDefault(body.path(field.name()).asString(""), new BitSet()));
        }
        return places.stream()
                .mapToObj(list.invoices()::get)
                .max(Comparator.comparingInt(invoice -> agreement(invoice, body)));
    }

    private int agreement(Invoice invoice, JsonNode body) {
        int count = 0;
        for (Field field : telling) {
            String expected = invoice.fields().path(field.name()).asString("");
            count += !expected.isEmpty()
                            && expected.equals(body.path(field.name()).asString(""))
                    ? 2
                    : 0;
        }
        for (String name : settlement.asSettlement().identity()) {
            count += invoice.fields()
                            .path(name)
                            .asString("")
                            .equals(body.path(name).asString(""))
                    ? 1
                    : 0;
        }
        return count;
    }

    private static String prefix(byte[] content) {
        return HexFormat.of().formatHex(content, 0, Math.min(WorkListDraft.PREFIX, content.length));
    }

    /** {@return what an upload's body brought} */
    Optional<UploadedFile> brought(JsonNode body) {
        JsonNode file = body.path(upload.only(Field::isFile).name());
        String given = body.path(upload.only(Field::isFileName).name()).asString("");
        String name = given.substring(0, Math.min(given.length(), LONGEST_NAME));
        if (!file.isString()) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getDecoder().decode(file.stringValue());
            return Optional.of(new UploadedFile(
                    name, content.length, Attachment.digest(content), writing(file.stringValue(), content)));
        } catch (IllegalArgumentException e) {
            return Optional.of(new UploadedFile(name, 0, "", writing(file.stringValue())));
        }
    }

    /** The last letters say it: a decoder takes no notice of bits that belong to no byte (RFC 4648 section 3.5). */
    private static Writing writing(String base64, byte[] content) {
        byte[] end = Arrays.copyOfRange(content, content.length - content.length % 3, content.length);
        return base64.endsWith(Base64.getEncoder().encodeToString(end))
                ? Writing.PLAIN
                : base64.length() % 4 == 0 ? Writing.SPARE_BITS : Writing.UNPADDED;
    }

    /** {@return how it may have been meant that the usual alphabet is not all there is} */
    private static Writing writing(String noBase64) {
        if (noBase64.startsWith("data:")) {
            return Writing.ADDRESS;
        }
        if (noBase64.indexOf('\n') >= 0 || noBase64.indexOf('\r') >= 0) {
            return Writing.LINES;
        }
        return noBase64.indexOf('-') >= 0 || noBase64.indexOf('_') >= 0 ? Writing.URL_SAFE : Writing.OTHER;
    }

    String fileMemberName() {
        return upload.only(Field::isFile).name();
    }
}

package lu.lalux.assure.conformance.judge.worklist;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An invoice that is being written; right and ordinary until something of it is changed. */
public final class InvoiceDraft {

    private final int part;
    private final ObjectNode fields;
    private final Map<String, Attachment> files;
    private final String scenario;

    InvoiceDraft(int part, ObjectNode fields, Map<String, Attachment> files, String scenario) {
        this.part = part;
        this.fields = fields;
        this.files = new LinkedHashMap<>(files);
        this.scenario = scenario;
    }

    /**
     * @param field of the contract, none that holds a key
     * @param value text, integer or boolean, as the contract types it
     * @return this
     */
    public InvoiceDraft set(String field, Object value) {
        fields.set(field, JsonMapper.shared().valueToTree(value));
        return this;
    }

    /**
     * @param field that is left out
     * @return this
     */
    public InvoiceDraft without(String field) {
        fields.remove(field);
        return this;
    }

    /**
     * @param field that holds a file's key
     * @param file in place of the usual one
     * @return this
     */
    public InvoiceDraft file(String field, Attachment file) {
        files.put(field, file);
        return this;
    }

    /**
     * @param field that holds a file's key
     * @return the file as it is now
     */
    public Attachment file(String field) {
        return files.get(field);
    }

    /**
     * @param field of the contract
     * @return its value as a text, as it is now
     */
    public String text(String field) {
        return fields.path(field).asString("");
    }

    Invoice done(String name) {
        return new Invoice(name, part, fields, files, scenario);
    }

    /** {@return what it was made for; empty for an ordinary one} */
    public String scenario() {
        return scenario;
    }

    int part() {
        return part;
    }
}

package lu.lalux.assure.conformance.selfcheck.model.json;

import java.util.Set;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.json.JsonReading;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON with one of the liberties that readers can be set to take, or does not understand all of it. */
public final class WrongJsonReading extends JsonReading {

    private final Conduct conduct;

    /** @param conduct what is done wrongly */
    public WrongJsonReading(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    public JsonNode read(String path, String text) {
        if (conduct.has(Slip.MEMBER_TWICE_TAKEN, path)) {
            return PLAIN.readTree(text);
        }
        for (JsonLiberty liberty : JsonLiberty.values()) {
            if (conduct.has(Slip.JSON_LENIENT, path + " " + liberty.word())) {
                return LiberalJson.read(text, liberty);
            }
        }
        for (JsonStrictness strictness : JsonStrictness.values()) {
            if (conduct.has(Slip.JSON_STRICT, path + " " + strictness.word()) && strictness.refuses(text)) {
                throw new StreamReadException(null, strictness.word());
            }
        }
        return super.read(path, text);
    }

    @Override
    public Set<String> repeated(String text) {
        return conduct.has(Slip.MEMBER_TWICE_UNREADABLE) ? Set.of() : super.repeated(text);
    }

    /**
     * @param operation of the request
     * @param body as sent
     * @return it as this server sees it: with the contract's names, where it does not mind their case, or takes them as
     *     its own language has them; with other texts
     */
    public ObjectNode seen(Operation operation, ObjectNode body) {
        for (TextHabit habit : TextHabit.values()) {
            if (conduct.has(Slip.TEXT_CHANGED, operation.path() + " " + habit.word())) {
                return habit.in(body);
            }
        }
        boolean split = conduct.has(Slip.NAMES_SPLIT, operation.path());
        if (!split && !conduct.has(Slip.NAMES_CASELESS, operation.path())) {
            return body;
        }
        ObjectNode named = JsonMapper.shared().createObjectNode();
        body.forEachEntry((name, value) -> named.set(
                operation.fields().stream()
                        .map(Field::name)
                        .filter(split ? name.replace("_", "")::equalsIgnoreCase : name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name),
                value));
        return named;
    }

    /**
     * @param path of the operation
     * @param text a whole body, which is no request
     * @return whether it is taken for one
     */
    public boolean takesForRequest(String path, String text) {
        for (NoRequest nothing : NoRequest.values()) {
            if (conduct.has(Slip.NO_REQUEST_TAKEN, path + " " + nothing.word()) && nothing.is(text)) {
                return true;
            }
        }
        return false;
    }
}

package lu.lalux.assure.stub.journal.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Settlement;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which invoice an exchange is about, as far as it can be told from what was sent; refused or not. */
final class References {

    /** Of the contract's fields, with room: a longer text is no reference. */
    private static final int LONGEST = 255;

    private static final KeptExchange.Invoice NONE = new KeptExchange.Invoice(null, null);

    private final Map<String, Settlement> settlements = new HashMap<>();

    References(Contract contract) {
        contract.settlements()
                .forEach(settlement -> settlements.put(settlement.operation().id(), settlement));
    }

    KeptExchange.Invoice of(TakenExchange exchange) {
        Settlement settlement = settlements.get(exchange.operation());
        if (settlement == null) {
            return NONE;
        }
        String body = exchange.request().body();
        if (body == null || body.isEmpty()) {
            return new KeptExchange.Invoice(
                    inQuery(exchange.target(), settlement.reference()),
                    inQuery(exchange.target(), settlement.provider()));
        }
        try {
            JsonNode content = JsonMapper.shared().readTree(body);
            return new KeptExchange.Invoice(in(content, settlement.reference()), in(content, settlement.provider()));
        } catch (JacksonException notJson) {
            return NONE;
        }
    }

    /** By its name, or an older one of it (T2). */
    private static @Nullable String in(JsonNode content, Field field) {
        return Stream.concat(Stream.of(field.name()), field.otherNames().stream())
                .map(content::path)
                .filter(value -> value.isString() || value.isNumber())
                .map(JsonNode::asString)
                .filter(References::isShort)
                .findFirst()
                .orElse(null);
    }

    /** T1. What encodes nothing ({@code %zz}) is no reference: it was refused, and is in the journal all the same. */
    private static @Nullable String inQuery(String target, Field field) {
        try {
            String value = UriComponentsBuilder.fromUriString(target)
                    .build()
                    .getQueryParams()
                    .getFirst(field.name());
            if (value == null) {
                return null;
            }
            String text = UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
            return isShort(text) ? text : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** And of characters that PostgreSQL can keep. */
    private static boolean isShort(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0;
    }
}

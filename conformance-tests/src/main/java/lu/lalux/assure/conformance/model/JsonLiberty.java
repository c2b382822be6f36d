package lu.lalux.assure.conformance.model;

import java.util.Locale;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A liberty that readers of JSON can be set to take: what they then read is no JSON (RFC 8259). */
public enum JsonLiberty {
    /** Whatever stands behind the value is not looked at. */
    TRAILING_CONTENT {
        @Override
        JsonMapper.Builder taken(JsonMapper.Builder strict) {
            return strict.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        }
    },
    /** Comments, as Java has them. */
    COMMENTS {
        @Override
        JsonMapper.Builder taken(JsonMapper.Builder strict) {
            return strict.enable(JsonReadFeature.ALLOW_JAVA_COMMENTS);
        }
    },
    /** A comma behind the last member. */
    TRAILING_COMMA {
        @Override
        JsonMapper.Builder taken(JsonMapper.Builder strict) {
            return strict.enable(JsonReadFeature.ALLOW_TRAILING_COMMA);
        }
    },
    /** Texts between apostrophes. */
    SINGLE_QUOTES {
        @Override
        JsonMapper.Builder taken(JsonMapper.Builder strict) {
            return strict.enable(JsonReadFeature.ALLOW_SINGLE_QUOTES);
        }
    },
    /** Names without quotes. */
    BARE_NAMES {
        @Override
        JsonMapper.Builder taken(JsonMapper.Builder strict) {
            return strict.enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES);
        }
    };

    abstract JsonMapper.Builder taken(JsonMapper.Builder strict);

    /** {@return the name by which a {@link Conduct} says where it is taken} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

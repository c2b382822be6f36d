package lu.lalux.assure.contract;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The plain scalars of an OpenAPI document are those of JSON (OpenAPI 3.0.3, "Format": YAML's JSON schema ruleset).
 * SnakeYAML's own rules are those of YAML 1.1, which make a date of {@code 2017-06-17} and a boolean of {@code no}.
 */
final class JsonTypes extends Resolver {

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
        addImplicitResolver(Tag.NULL, Pattern.compile("null|"), "n\0");
        addImplicitResolver(Tag.NULL, EMPTY, null);
        addImplicitResolver(Tag.INT, Pattern.compile("-?(?:0|[1-9][0-9]*)"), "-0123456789");
        addImplicitResolver(
                Tag.FLOAT, Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?"), "-0123456789");
    }
}

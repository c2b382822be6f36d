package lu.lalux.assure.stub;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * A setting that has a value which it cannot have: which one, what stands there and where, and what may stand there.
 * Boot would say it in English, with the names of classes.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongValue implements FailureAnalyzer {

    private static final Pattern SECRET_NAME = Pattern.compile(".*(password|secret|key)");
    private static final Pattern SECRET_VALUE = Pattern.compile("(?i).*(//[^/]*@|password|secret).*");

    private final @Nullable Environment environment;

    /** @param environment the settings; nothing if the start ended while they were read */
    WrongValue(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Optional<BindException> bound = last(failure, BindException.class);
        Optional<WrongValueException> ours = last(failure, WrongValueException.class);
        Optional<ConversionFailedException> conversion = last(failure, ConversionFailedException.class);
        if (ours.isPresent()) {
            String setting = ours.get().setting();
            String entry = bound.filter(list -> !KnownSettings.ASSURE.isAncestorOf(name(setting)))
                    .map(list -> list.getName() + ".")
                    .orElse("");
            return told(
                    failure,
                    property(entry + setting),
                    entry + setting,
                    ours.get().allowed());
        }
        if (conversion.isEmpty()) {
            return null;
        }
        Class<?> kind = conversion.get().getTargetType().getType();
        return bound.map(refused -> told(
                        failure, refused.getProperty(), refused.getName().toString(), allowed(refused.getName(), kind)))
                .or(() -> last(failure, InvalidConfigurationPropertyValueException.class)
                        .map(refused -> told(
                                failure, found(refused), refused.getName(), allowed(name(refused.getName()), kind))))
                .orElse(null);
    }

    private FailureAnalysis told(
            Throwable failure, @Nullable ConfigurationProperty found, String setting, Message allowed) {
        String value = found == null ? "" : String.valueOf(found.getValue());
        StartRefusedException said;
        if (found == null || value.isEmpty()) {
            said = new StartRefusedException("start.value.missing", setting, allowed);
        } else if (SECRET_NAME.matcher(setting).matches()
                || SECRET_VALUE.matcher(value).matches()) {
            said = new StartRefusedException("start.value.hidden", setting, origin(found), allowed);
        } else {
            said = new StartRefusedException("start.value.wrong", setting, value, origin(found), allowed);
        }
        return new FailureAnalysis(said.getMessage(), null, failure);
    }

    private @Nullable ConfigurationProperty found(InvalidConfigurationPropertyValueException refused) {
        ConfigurationProperty known = property(refused.getName());
        return known == null
                ? new ConfigurationProperty(name(refused.getName()), String.valueOf(refused.getValue()), null)
                : known;
    }

    private @Nullable ConfigurationProperty property(String setting) {
        ConfigurationPropertyName name = name(setting);
        return environment == null
                ? null
                : StreamSupport.stream(
                                ConfigurationPropertySources.get(environment).spliterator(), false)
                        .map(source -> source.getConfigurationProperty(name))
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(null);
    }

    /** Where it stands, as far as that is known. */
    private static Object origin(ConfigurationProperty found) {
        return found.getOrigin() == null ? "?" : found.getOrigin();
    }

    private static Message allowed(ConfigurationPropertyName name, Class<?> kind) {
        if (kind.isEnum()) {
            return may(
                    "one",
                    Arrays.stream(kind.getEnumConstants())
                            .map(one -> one.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")));
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return may("boolean");
        }
        if (kind.isPrimitive() || Number.class.isAssignableFrom(kind)) {
            boolean port =
                    name.getLastElement(ConfigurationPropertyName.Form.UNIFORM).equals("port");
            return port ? may("number.between", 0, 65_535) : may("number");
        }
        if (kind == Duration.class) {
            return may("duration");
        }
        if (kind == DataSize.class) {
            return may("size");
        }
        if (kind == InetAddress.class) {
            return may("host");
        }
        return kind == URI.class ? may("address") : may("kind", kind == Path.class ? "path" : kind.getSimpleName());
    }

    private static Message may(String key, Object... arguments) {
        return Message.of("start.may." + key, arguments);
    }

    private static ConfigurationPropertyName name(String text) {
        return ConfigurationPropertyName.adapt(text, '.');
    }

    private static <T extends Throwable> Optional<T> last(Throwable failure, Class<T> type) {
        T found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                found = type.cast(cause);
            }
        }
        return Optional.ofNullable(found);
    }
}

package lu.lalux.assure.stub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.AssureStub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of settings in README.md is the code's: every setting, each with the default that holds. */
class SettingsTableTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `(assure\\.[a-z0-9.-]+)` \\| ?(?:`([^`]*)`|([^|]*?)) ?\\|.*");

    private final Map<String, String> settings = new TreeMap<>();

    @Test
    @DisplayName("README.md has every setting with its default, and no other")
    void table() throws Exception {
        PropertySource<?> packaged = new YamlPropertySourceLoader()
                .load("packaged", new ClassPathResource("application.yaml"))
                .get(0);
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scan.findCandidateComponents(AssureStub.class.getPackageName())) {
            Class<?> type = Class.forName(found.getBeanClassName());
            collect(type.getAnnotation(ConfigurationProperties.class).value(), type, packaged);
        }
        assertThat(settings).hasSizeGreaterThan(20);
        assertThat(documented()).isEqualTo(settings);
    }

    private void collect(String prefix, Class<?> type, PropertySource<?> packaged) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), packaged);
            } else {
                settings.put(name, defaultOf(name, type, component, packaged));
            }
        }
    }

    private static String defaultOf(String name, Class<?> type, RecordComponent component, PropertySource<?> packaged) {
        Object value = packaged.getProperty(name);
        if (value != null) {
            return value.toString();
        }
        DefaultValue fallback = Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return fallback == null ? "" : String.join(",", fallback.value());
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2) == null ? row.group(3).strip() : row.group(2));
            }
        }
        return rows;
    }
}

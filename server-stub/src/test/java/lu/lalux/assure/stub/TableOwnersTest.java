package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableOwnersTest {

    private static final Path MAIN = Path.of("src/main/java/lu/lalux/assure/stub");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern NESTED = Pattern.compile("\\([^()\"]*\\)");

    /** The table that a statement is about: the one that it writes, or the first that it reads. */
    private static final Pattern ABOUT = Pattern.compile(
            "\"(?:insert into (\\w+)|update (\\w+) set|delete from (\\w+)|select [^\"]*?\\bfrom (\\w+))");

    @Test
    @DisplayName("of whom the server knows, all statements about a table stand in one class")
    void oneOwner() throws IOException {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Path source : sources()) {
            statements(Files.readString(source))
                    .forEach(table -> owners.computeIfAbsent(table, first -> new TreeSet<>())
                            .add(MAIN.relativize(source).toString()));
        }
        owners.values()
                .removeIf(files -> files.stream()
                        .noneMatch(file ->
                                file.startsWith("gestion") || Path.of(file).startsWith("registry/store")));
        assertThat(owners)
                .containsKeys("applications", "audit", "comptes", "personnes", "secrets", "sessions", "utilisateurs")
                .allSatisfy((table, files) -> assertThat(files).as(table).hasSize(1));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> statements(String source) {
        String text = JOINED.matcher(source).replaceAll("");
        for (String before = ""; !before.equals(text); ) {
            before = text;
            text = NESTED.matcher(text).replaceAll("");
        }
        Set<String> tables = new TreeSet<>();
        Matcher statement = ABOUT.matcher(text);
        while (statement.find()) {
            for (int group = 1; group <= statement.groupCount(); group++) {
                if (statement.group(group) != null) {
                    tables.add(statement.group(group));
                }
            }
        }
        return tables;
    }
}

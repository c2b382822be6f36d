package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the README and the Javadoc say of the library, against the library. */
class PackagingTest {

    private static final Path README = Path.of("README.md");
    private static final Path FACADE = Path.of("src/main/java/lu/lalux/assure/client/AssureClient.java");

    /** A table's rows are dependencies where the heading of its first column says so. */
    private static final Pattern TABLE = Pattern.compile("\\| dependency \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)");

    /** What the Javadoc's example does not say. */
    private static final String IMPORTS = """
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import lu.lalux.assure.client.*;
            import lu.lalux.assure.client.document.*;
            import lu.lalux.assure.client.model.*;
            import lu.lalux.assure.client.problem.*;
            import lu.lalux.assure.client.reglement.*;
            """;

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void each_dependency_has_its_reason() throws Exception {
        List<String> explained = new ArrayList<>();
        Matcher table = TABLE.matcher(Files.readString(README));
        while (table.find()) {
            table.group(1).lines().forEach(row -> {
                String[] cells = row.split("\\|");
                assertThat(cells[2]).as(cells[1]).isNotBlank();
                NAME.matcher(cells[1]).results().forEach(name -> explained.add(name.group(1)));
            });
        }

        assertThat(explained).containsExactlyInAnyOrderElementsOf(dependencies());
    }

    @Test
    void the_readmes_example_compiles(@TempDir Path directory) throws IOException {
        List<String> examples = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            String[] parts = example.split("\n\n", 2);
            assertThat(parts[0].lines()).allMatch(line -> line.startsWith("import "));
            compiles(parts[0], parts[1], directory);
        });
    }

    @Test
    void the_javadocs_example_compiles(@TempDir Path directory) throws IOException {
        Matcher example = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL)
                .matcher(Files.readString(FACADE));

        assertThat(example.find()).isTrue();
        compiles(IMPORTS, example.group(1).replaceAll("(?m)^ \\* ?", ""), directory);
    }

    private static void compiles(String imports, String statements, Path directory) throws IOException {
        String source = """
                %s
                class Example {
                    void example(String id, String secret) throws Exception {
                        %s
                    }
                }
                """.formatted(imports, statements);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-d", directory.toString()),
                            null,
                            List.of(new SimpleJavaFileObject(URI.create("string:///Example.java"), Kind.SOURCE) {
                                @Override
                                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                    return source;
                                }
                            }))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }

    /** Those of the module's pom, but for tests. */
    private static List<String> dependencies() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        List<String> names = new ArrayList<>();
        for (Element dependency : children(children(project, "dependencies").get(0), "dependency")) {
            if (children(dependency, "scope").stream()
                    .noneMatch(scope -> scope.getTextContent().equals("test"))) {
                names.add(children(dependency, "artifactId").get(0).getTextContent());
            }
        }
        return names;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}

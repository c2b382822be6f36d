import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Says at the end of a build what its tests left out for want of a tool, a line each, with what brings it. */
final class LeftOut {

    /** As lu.lalux.assure.tools.ToolsThere begins its reasons. */
    private static final String BEGINNING = "for want of ";

    private LeftOut() {}

    /** @param arguments the checkout, and when the build began: older reports are of another one */
    public static void main(String[] arguments) throws Exception {
        long began = Instant.parse(arguments[1]).toEpochMilli();
        Map<String, TreeSet<String>> leftOut = new TreeMap<>();
        for (Path report : reports(Path.of(arguments[0]))) {
            if (Files.getLastModifiedTime(report).toMillis() >= began) {
                read(report.toFile(), leftOut);
            }
        }
        leftOut.forEach(
                (reason, classes) -> System.out.println("Not run " + reason + ": " + String.join(", ", classes)));
    }

    private static List<Path> reports(Path checkout) throws IOException {
        try (Stream<Path> files = Files.find(
                checkout,
                6,
                (file, attributes) ->
                        file.toString().matches(".*target.(surefire|failsafe)-reports.TEST-[^/]*\\.xml"))) {
            return files.toList();
        }
    }

    private static void read(File report, Map<String, TreeSet<String>> leftOut) throws Exception {
        NodeList skipped = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report)
                .getElementsByTagName("skipped");
        for (int i = 0; i < skipped.getLength(); i++) {
            String reason = ((Element) skipped.item(i)).getAttribute("message");
            int at = reason.indexOf(BEGINNING);
            if (at >= 0) {
                String test = ((Element) skipped.item(i).getParentNode()).getAttribute("classname");
                leftOut.computeIfAbsent(reason.substring(at).strip(), any -> new TreeSet<>())
                        .add(test.substring(test.lastIndexOf('.') + 1));
            }
        }
    }
}

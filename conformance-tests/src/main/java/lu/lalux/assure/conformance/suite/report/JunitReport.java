package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Markup;
import lu.lalux.assure.conformance.suite.reading.TakenReading;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;

/** Writes the results as build servers read them. */
final class JunitReport {

    static final String FILE = "TEST-conformance.xml";

    private static final int LONGEST = 600;
    private static final Set<State> NOT_RUN = EnumSet.of(State.SKIPPED, State.BLOCKED, State.NOT_APPLICABLE);

    private final Redaction redaction;
    private final Language language;
    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml, Redaction redaction, Language language) {
        this.xml = xml;
        this.redaction = redaction;
        this.language = language;
    }

    /**
     * @param directory where to
     * @param results of a run
     * @param redaction what must not be written
     * @param language of the texts
     * @throws IOException when the report cannot be written
     */
    static void write(Path directory, Results results, Redaction redaction, Language language) throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(file);
            new JunitReport(xml, redaction, language).write(results);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(Results results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "assure-conformance");
        xml.writeAttribute("tests", String.valueOf(results.outcomes().size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(results.in(State.FAILED).size()
                        + results.in(State.UNSTABLE).size()));
        xml.writeAttribute("errors", count(results, State.BROKEN));
        xml.writeAttribute(
                "skipped",
                String.valueOf(results.outcomes().stream()
                        .filter(outcome -> NOT_RUN.contains(outcome.state()))
                        .count()));
        xml.writeAttribute("time", seconds(results.duration().toMillis()));
        xml.writeAttribute("timestamp", results.started().toString());
        xml.writeStartElement("properties");
        property("target", redaction.apply(results.target().api().toString()));
        if (!results.target().data().isEmpty()) {
            property("data", redaction.apply(results.target().data().source()));
        }
        property("contractVersion", results.contractVersion());
        property("suiteVersion", results.suiteVersion());
        property("testListHash", results.testListHash());
        for (TakenReading reading : results.readings()) {
            property("reading " + reading.path(), reading.text().in(language));
        }
        xml.writeEndElement();
        for (Outcome outcome : results.outcomes()) {
            write(outcome);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", Markup.printable(value));
    }

    private void write(Outcome outcome) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", outcome.requirement().id());
        xml.writeAttribute("name", outcome.id() + " : " + clean(outcome.title()));
        xml.writeAttribute("time", seconds(outcome.millis()));
        switch (outcome.state()) {
            case FAILED, UNSTABLE -> failure(outcome);
            case SKIPPED, BLOCKED, NOT_APPLICABLE -> message("skipped", reason(outcome));
            case BROKEN -> message("error", reason(outcome));
            case PASSED -> {}
        }
        xml.writeEndElement();
    }

    private void failure(Outcome outcome) throws XMLStreamException {
        xml.writeStartElement("failure");
        xml.writeAttribute(
                "type",
                outcome.state() == State.UNSTABLE
                        ? new Text("instable", "unstable").in(language)
                        : outcome.nonconformities().get(0).level().word());
        xml.writeAttribute(
                "message",
                outcome.nonconformities().stream()
                        .map(found -> clean(found.expected()) + " / " + clean(found.received()))
                        .collect(Collectors.joining(" ; ")));
        Transcript transcript = new Transcript(redaction);
        xml.writeCharacters(Markup.printable(outcome.requirement().source() + "\n"
                + outcome.exchanges().stream()
                        .map(exchange -> "\n" + transcript.request(exchange.call()) + "\n"
                                + transcript.response(exchange.answer()) + "\n" + transcript.curl(exchange.call())
                                + "\n")
                        .collect(Collectors.joining())));
        xml.writeEndElement();
    }

    private void message(String element, String message) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", message);
        xml.writeEndElement();
    }

    private String reason(Outcome outcome) {
        return outcome.reason().map(this::clean).orElse("");
    }

    private String clean(Text text) {
        return Markup.printable(redaction.apply(text.in(language), LONGEST));
    }

    private static String count(Results results, State state) {
        return String.valueOf(results.outcomes().stream()
                .filter(outcome -> outcome.state() == state)
                .count());
    }

    private static String seconds(long millis) {
        return String.valueOf(millis / 1000.0);
    }
}

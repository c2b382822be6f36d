package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lu.lalux.assure.conformance.report.Case.End;

/** A report as build servers read it. */
final class JunitXml {

    private final Report report;
    private final XMLStreamWriter xml;

    private JunitXml(Report report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    static void write(Report report, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            new JunitXml(report, xml).write(report.cases().get());
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(List<Case> cases) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        attribute("name", report.program());
        attribute("tests", cases.size());
        attribute("failures", count(cases, End.FAILED));
        attribute("errors", count(cases, End.BROKEN));
        attribute("skipped", count(cases, End.SKIPPED));
        if (report.duration().isPresent()) {
            attribute("time", report.duration().get().toMillis() / 1000.0);
        }
        attribute("timestamp", report.date());
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : report.properties().entrySet()) {
            element("property", Optional.empty(), "name", property.getKey(), "value", property.getValue());
        }
        xml.writeEndElement();
        for (Case one : cases) {
            write(one);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", one.group());
        attribute("name", one.id() + " : " + report.wording().clean(one.title()));
        if (one.millis().isPresent()) {
            attribute("time", one.millis().getAsLong() / 1000.0);
        }
        switch (one.end()) {
            case PASSED -> {}
            case FAILED -> {
                String text = one.source() + "\n" + one.exchanges().orElse("");
                element("failure", Optional.of(text), "type", one.severity(), "message", lines(one.findings(), " ; "));
            }
            case SKIPPED -> element("skipped", one.exchanges(), "message", one.reason());
            case BROKEN -> element("error", one.exchanges(), "message", one.reason());
        }
        if (!one.advice().isEmpty()) {
            element("system-out", Optional.of(lines(one.advice(), "\n")));
        }
        xml.writeEndElement();
    }

    private String lines(List<? extends Finding> findings, String between) {
        Wording wording = report.wording();
        return findings.stream()
                .map(found -> wording.clean(found.expected()) + " / " + wording.clean(found.received()))
                .collect(Collectors.joining(between));
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, Markup.printable(String.valueOf(value)));
    }

    /** An element that has no text is empty; one whose text is empty is not. */
    private void element(String name, Optional<String> text, String... attributes) throws XMLStreamException {
        if (text.isPresent()) {
            xml.writeStartElement(name);
        } else {
            xml.writeEmptyElement(name);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        if (text.isPresent()) {
            xml.writeCharacters(Markup.printable(text.get()));
            xml.writeEndElement();
        }
    }

    private static long count(List<Case> cases, End end) {
        return cases.stream().filter(one -> one.end() == end).count();
    }
}

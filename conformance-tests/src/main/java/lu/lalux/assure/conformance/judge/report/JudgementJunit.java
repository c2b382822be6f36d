package lu.lalux.assure.conformance.judge.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Markup;

/** Writes a judgement as build servers read it. */
final class JudgementJunit {

    static final String FILE = "TEST-judgement.xml";

    private static final int LONGEST = 600;

    private final XMLStreamWriter xml;
    private final Judgement judgement;
    private final Redaction redaction;
    private final Language language;
    private final WireTranscript transcript;

    private JudgementJunit(XMLStreamWriter xml, Judgement judgement, Redaction redaction, Language language) {
        this.xml = xml;
        this.judgement = judgement;
        this.redaction = redaction;
        this.language = language;
        this.transcript = new WireTranscript(redaction, judgement);
    }

    static void write(Path directory, Judgement judgement, Redaction redaction, Language language) throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(file);
            new JudgementJunit(xml, judgement, redaction, language).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "assure-judge");
        xml.writeAttribute("tests", String.valueOf(judgement.scenarios().size()));
        xml.writeAttribute("failures", String.valueOf(judgement.count(State.BROKEN)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped", String.valueOf(judgement.count(State.NOT_SHOWN) + judgement.count(State.NOT_APPLICABLE)));
        xml.writeAttribute("timestamp", judgement.date().toString());
        xml.writeStartElement("properties");
        property("software", judgement.software().name());
        property("softwareVersion", judgement.software().version());
        property("trade", judgement.software().trade().word());
        property("way", judgement.software().way().name().toLowerCase(Locale.ROOT));
        property("contractVersion", judgement.contractVersion());
        property("contractDigest", judgement.contractDigest());
        property("suiteVersion", judgement.suiteVersion());
        property("session", judgement.mark());
        property("result", judgement.result().name());
        xml.writeEndElement();
        for (Judged judged : judgement.scenarios()) {
            write(judged);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", printable(redaction.apply(value, LONGEST)));
    }

    private void write(Judged judged) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "judge." + judged.room().name().toLowerCase(Locale.ROOT));
        xml.writeAttribute(
                "name", judged.entry().id() + " : " + clean(judged.entry().title()));
        switch (judged.standing()) {
            case BROKEN -> failure(judged);
            case NOT_SHOWN, NOT_APPLICABLE -> skipped(judged);
            case SHOWN, ADVISED -> {}
        }
        List<Remark> advice = judged.allAdvice();
        if (!advice.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(printable(advice.stream().map(this::line).collect(Collectors.joining("\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void failure(Judged judged) throws XMLStreamException {
        Excerpt<Remark> remarks = Excerpt.of(judged.ruling().remarks(), Excerpt.REMARKS);
        xml.writeStartElement("failure");
        xml.writeAttribute("type", judged.entry().level().name().toLowerCase(Locale.ROOT));
        xml.writeAttribute(
                "message", printable(remarks.shown().stream().map(this::line).collect(Collectors.joining(" ; "))));
        xml.writeCharacters(printable(judged.entry().source() + "\n"
                + remarks.shown().stream()
                        .flatMap(remark -> Excerpt.of(remark.encounters(), Excerpt.EXCHANGES).shown().stream())
                        .distinct()
                        .map(encounter -> "\n" + transcript.heading(encounter).in(language) + "\n"
                                + transcript.request(encounter) + "\n" + transcript.response(encounter))
                        .collect(Collectors.joining())));
        xml.writeEndElement();
    }

    private void skipped(Judged judged) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute(
                "message",
                judged.ruling().reason().map(this::clean).orElse("")
                        + (judged.standing() == State.NOT_SHOWN
                                ? " " + clean(judged.entry().task())
                                : ""));
    }

    private String line(Remark remark) {
        return clean(remark.expected()) + " / " + clean(remark.came());
    }

    private String clean(Text text) {
        return printable(redaction.apply(text.in(language), LONGEST));
    }

    private static String printable(String text) {
        return Markup.printable(text);
    }
}

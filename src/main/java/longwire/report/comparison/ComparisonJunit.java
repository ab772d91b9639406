package longwire.report.comparison;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import longwire.comparison.RunComparison;

/** A comparison as the XML of JUnit, which CI servers read: WORSE is a failure, UNDECIDED is skipped. */
final class ComparisonJunit implements ComparisonFormat {
    @Override
    public String text(RunComparison comparison) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, comparison);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("not writable as XML: " + comparison, impossible);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, RunComparison comparison) throws XMLStreamException {
        List<ComparisonLine> lines = ComparisonLine.of(comparison);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "longwire compare");
        xml.writeAttribute("tests", "" + (lines.size() + comparison.refusals().size()));
        xml.writeAttribute("failures", "" + count(lines, "WORSE"));
        xml.writeAttribute("errors", "" + comparison.refusals().size());
        xml.writeAttribute("skipped", "" + count(lines, "UNDECIDED"));
        for (String refusal : comparison.refusals()) {
            start(xml, "comparable", refusal);
            element(xml, "error", refusal);
            xml.writeEndElement();
        }
        for (ComparisonLine line : lines) {
            String sentence = line.metric() + " " + line.baseline() + " → " + line.candidate() + ", " + line.change()
                    + (line.interval().isEmpty() ? "" : " (95 %: " + line.interval() + ")") + ": " + line.verdict()
                    + ", "
                    + line.why();
            start(xml, line.title(), line.metric());
            switch (line.verdict()) {
                case "WORSE" -> element(xml, "failure", sentence);
                case "UNDECIDED" -> element(xml, "skipped", sentence);
                default -> {
                    xml.writeStartElement("system-out");
                    xml.writeCharacters(sentence);
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static long count(List<ComparisonLine> lines, String verdict) {
        return lines.stream().filter(line -> line.verdict().equals(verdict)).count();
    }

    private static void start(XMLStreamWriter xml, String title, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", title);
        xml.writeAttribute("name", name);
    }

    private static void element(XMLStreamWriter xml, String name, String message) throws XMLStreamException {
        xml.writeEmptyElement(name);
        xml.writeAttribute("message", message);
    }
}

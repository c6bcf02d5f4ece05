package coop.talkoot.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A directory of groups as OPML, which programs that read feeds take lists in. */
final class Outline {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private Outline() {}

    static byte[] of(GroupDirectory directory) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            write(xml, directory);
            xml.close();
        } catch (XMLStreamException cause) {
            throw new IllegalStateException("no outline of " + directory.id(), cause);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, GroupDirectory directory) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("head");
        xml.writeStartElement("title");
        xml.writeCharacters(directory.name());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("body");
        for (var group : directory.groups()) {
            xml.writeEmptyElement("outline");
            xml.writeAttribute("type", "activitypub");
            xml.writeAttribute("text", group.name());
            xml.writeAttribute("description", group.address());
            xml.writeAttribute("xmlUrl", group.id());
            xml.writeAttribute("htmlUrl", group.url());
        }
        // Ends whatever was begun.
        xml.writeEndDocument();
    }
}

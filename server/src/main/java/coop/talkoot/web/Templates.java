package coop.talkoot.web;

import coop.talkoot.web.view.Frame;
import coop.talkoot.web.view.PageView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.inject.Singleton;
import java.util.Map;

/** Turns a page and the frame around it into HTML, by the templates compiled into this program. */
@Singleton
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "coop.talkoot.web.templates");

    /** The whole page, as UTF-8. */
    public byte[] page(Frame frame, PageView page) {
        var output = new Utf8ByteOutput();
        engine.render(page.template(), Map.of("frame", frame, "page", page), output);
        return output.toByteArray();
    }

    /** A letter as HTML, which has no frame around it. */
    String letter(String template, Object letter) {
        var output = new StringOutput();
        engine.render(template, Map.of("letter", letter), output);
        return output.toString();
    }
}

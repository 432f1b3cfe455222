package io.seatflow.notification.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.seatflow.notification.domain.Letter;

/** Letters as HTML, where whatever users wrote is escaped, and as plain text. Safe for all threads. */
public final class Printer {
    private static final String TEMPLATE = "letter.jte";

    private final TemplateEngine html = engine(ContentType.Html, "html");
    private final TemplateEngine text = engine(ContentType.Plain, "text");

    private static TemplateEngine engine(ContentType type, String form) {
        return TemplateEngine.createPrecompiled(
                null, type, Printer.class.getClassLoader(), Printer.class.getPackageName() + "." + form);
    }

    public String html(Letter letter) {
        return print(html, letter);
    }

    public String text(Letter letter) {
        return print(text, letter);
    }

    private static String print(TemplateEngine engine, Letter letter) {
        StringOutput output = new StringOutput();
        engine.render(TEMPLATE, letter, output);
        return output.toString();
    }
}

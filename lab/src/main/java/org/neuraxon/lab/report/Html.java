package org.neuraxon.lab.report;

/** Text that stands in a page. */
final class Html {

    private Html() {}

    /** The text with the characters that mean something in HTML written out. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

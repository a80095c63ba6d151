package org.neuraxon.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.neuraxon.core.state.WholeFile;

/** Frames of pages, and pages on disk. */
final class Page {

    private Page() {}

    /** A frame that lies beside this class, with the style that all pages have. */
    static String template(String name) {
        return read(name).replace("/*PAGE*/\n", read("page.css"));
    }

    private static String read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's frame", e);
        }
    }

    /**
     * Writes a page, replacing an older one only when it is complete.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path file, String html) {
        try {
            WholeFile.write(file, html);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the page " + file + " (" + e + ")", e);
        }
    }
}

package org.neuraxon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.lab.CodeIdentity;
import org.neuraxon.lab.Plan;

/**
 * Verdicts of full runs as a JSON document with one claim a line, so that a change shows line by line and claims that were not run keep theirs. Each
 * line says with which code and seeds it was found.
 */
final class ClaimFile {

    private static final String END = "]}";
    private static final Pattern CLAIM = Pattern.compile("\\{\"id\":\"([^\"]+)\".*\\}");

    private final Path file;

    ClaimFile(Path file) {
        this.file = file;
    }

    /** Puts claims in the place of their older selves. */
    void put(Plan plan, Map<String, JsonLine> claims) {
        try {
            TreeMap<String, String> lines = read();
            claims.forEach((id, object) -> lines.put(
                    id,
                    object.put("first_seed", plan.firstSeed())
                            .put("code_version", CodeIdentity.version())
                            .toString()));
            String text = "{\"mode\":\"full\",\"code_version\":\"" + CodeIdentity.version() + "\",\"claims\":[\n"
                    + String.join(",\n", lines.values()) + "\n" + END + "\n";
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new Failure("cannot write the verdicts into " + file + " (" + e + "); choose another --out");
        }
    }

    private TreeMap<String, String> read() throws IOException {
        TreeMap<String, String> claims = new TreeMap<>();
        if (!Files.exists(file)) {
            return claims;
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size() && !lines.get(i).equals(END); i++) {
            String line = lines.get(i).replaceFirst(",$", "");
            Matcher claim = CLAIM.matcher(line);
            if (!claim.matches()) {
                throw new Failure("line " + (i + 1) + " of " + file
                        + " is no claim as --out writes it; choose another file, or delete this one");
            }
            claims.put(claim.group(1), line);
        }
        return claims;
    }
}

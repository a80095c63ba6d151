package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the documents say of this repository is so: links, commands and their options, tests, verdicts. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("(?:[A-Z]\\w*(?:Test|Check))?\\.([a-z]\\w{14,})");
    private static final Pattern FILE =
            Pattern.compile("(?:bench|connect|docs|examples|live|lab|learn)/[\\w/-]+(?:\\.\\w+)?");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : all(LINK, Files.readString(document))) {
                if (!link.startsWith("http") && !leads(document, link)) {
                    broken.add(ROOT.relativize(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyCommandHasTheOptionsThatItIsShownWith() throws IOException {
        CommandLine neuraxon = Main.commandLine();
        List<String> unknown = new ArrayList<>();
        int checked = 0;
        for (Path document : documents()) {
            for (String code : code(Files.readString(document))) {
                for (String line : code.split("[|;#]|&&|, `|\\$\\(")) {
                    checked += check(neuraxon, line, ROOT.relativize(document).toString(), unknown);
                }
            }
        }
        for (CommandLine command : withChildren(neuraxon)) {
            String name = command.getCommandSpec().qualifiedName();
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                // What follows some spaces is said about the line.
                for (String part : line.strip().split("\\s{3,}")[0].split("[|]|&&")) {
                    checked += check(neuraxon, part, name + " --help", unknown);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(checked).as("command lines looked at").isGreaterThan(150);
    }

    @Test
    void theReadmeNamesEveryCommand() throws IOException {
        Set<String> named = spans(Files.readString(ROOT.resolve("README.md"))).stream()
                .map(span -> span.split(" ")[0])
                .collect(Collectors.toSet());
        assertThat(Main.commandLine().getSubcommands().entrySet().stream()
                        .filter(command -> !command.getValue()
                                .getCommandSpec()
                                .usageMessage()
                                .hidden())
                        .map(Map.Entry::getKey))
                .isSubsetOf(named);
    }

    @Test
    void filesAndTestsThatAreNamedAreThere() throws IOException {
        String sources = testSources();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (String span : spans(Files.readString(document))) {
                String file = span.split(" ")[0];
                if (FILE.matcher(file).matches() && !file.contains("/target/") && !Files.exists(ROOT.resolve(file))) {
                    missing.add(ROOT.relativize(document) + ": " + file);
                }
                Matcher test = TEST.matcher(span);
                if (test.matches() && !sources.contains("void " + test.group(1) + "(")) {
                    missing.add(ROOT.relativize(document) + ": " + span);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theVerdictsAreThoseThatWereFound() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/claims.md"));
        Map<String, String> told = new TreeMap<>();
        Pattern row = Pattern.compile("(?m)^\\| (C\\d\\d(?:, C\\d\\d)*) [^|]*\\| \\*\\*(\\w+)\\*\\* \\|");
        row.matcher(page)
                .results()
                .forEach(
                        found -> Arrays.stream(found.group(1).split(", ")).forEach(id -> told.put(id, found.group(2))));
        assertThat(told.keySet())
                .containsExactlyElementsOf(org.neuraxon.lab.claim.Claims.all().stream()
                        .map(claim -> claim.card().id())
                        .sorted()
                        .toList());
        Map<String, String> kept = Pattern.compile("\"id\":\"(C\\d\\d)\",\"verdict\":\"(\\w+)\"")
                .matcher(Files.readString(ROOT.resolve("docs/claims.json")))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        assertThat(told).containsAllEntriesOf(kept);
        Set<String> elsewhere = new TreeSet<>(told.keySet());
        elsewhere.removeAll(kept.keySet());
        assertThat(page).contains(" of the " + told.size() + " (not " + String.join(", ", elsewhere) + ") stand in");
        List<String> failed =
                told.keySet().stream().filter(id -> told.get(id).equals("FAIL")).toList();
        MatchResult counts = Pattern.compile(
                        "Of the (\\d+) claims .*?\\) (\\d+) pass at 20 seeds and (\\w+) fail \\(([^)]*)\\)")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(counts.group(1)).isEqualTo(String.valueOf(told.size()));
        assertThat(counts.group(2)).isEqualTo(String.valueOf(told.size() - failed.size()));
        assertThat(counts.group(4)).isEqualTo(String.join(", ", failed));
    }

    @Test
    void theProgramsOfTheLibraryPageCompileAndRun(@TempDir Path folder) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/library.md"));
        assertThat(page).contains("<version>" + Version.number() + "</version>");
        List<String> compile =
                new ArrayList<>(List.of("-Xlint:all,-path", "-Werror", "-cp", classPath(), "-d", folder.toString()));
        List<String> programs = new ArrayList<>();
        for (String program : all(Pattern.compile("(?s)```java\n(.*?)```"), page)) {
            String name = all(Pattern.compile("public class (\\w+)"), program).get(0);
            programs.add(name);
            compile.add(
                    Files.writeString(folder.resolve(name + ".java"), program).toString());
        }
        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, compile.toArray(String[]::new)))
                .as("compiled")
                .isZero();
        StringBuilder printed = new StringBuilder();
        for (String program : programs) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            folder + File.pathSeparator + classPath(),
                            program,
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            printed.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor()).as(printed.toString()).isZero();
        }
        assertThat(printed.toString())
                .contains("goes on bit for bit", "in 24 hours ", "knows the rule")
                .containsPattern("awake|alive|unwell");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Checks one command line, if it is one; gives how many were looked at. */
    private static int check(CommandLine neuraxon, String text, String where, List<String> unknown) {
        List<String> words = new ArrayList<>(List.of(text.strip()
                .replaceFirst("^(?:\\w+=\\S+ +)*(?:\\./)?neuraxon +", "")
                .split("\\s+")));
        CommandLine command = neuraxon;
        while (!words.isEmpty() && command.getSubcommands().containsKey(words.get(0))) {
            command = command.getSubcommands().get(words.remove(0));
        }
        if (command == neuraxon) {
            return 0;
        }
        for (String word : words) {
            String option = word.replaceAll("^[\\[\"'(]+|[\\]\"'),.:]+$", "").replaceFirst("=.*", "");
            if (option.startsWith("--")
                    && !command.getCommandSpec().optionsMap().containsKey(option)) {
                unknown.add(where + ": " + command.getCommandName() + " has no " + option);
            }
        }
        return 1;
    }

    /** Code in the line, and lines of code: fenced, or indented by four. */
    private static List<String> code(String text) {
        List<String> code = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.split("\n")) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced || line.startsWith("    ")) {
                code.add(line);
            }
        }
        code.addAll(spans(text));
        return code;
    }

    /** Code in the line. */
    private static List<String> spans(String text) {
        return all(SPAN, text.replaceAll("(?s)```.*?```", ""));
    }

    private static List<CommandLine> withChildren(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(child -> all.addAll(withChildren(child)));
        return all;
    }

    private static boolean leads(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.getParent().resolve(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || Files.readString(target)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(DocumentsTest::anchor)
                        .anyMatch(parts[1]::equals);
    }

    /** The name under which a page's heading can be linked to. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String name : List.of(
                "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md", "bench/peers/README.md")) {
            documents.add(ROOT.resolve(name));
        }
        documents.addAll(files(ROOT.resolve("docs"), ".md"));
        return documents;
    }

    private static String testSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> rooms = Files.list(ROOT)) {
            for (Path tests : rooms.map(room -> room.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                for (Path file : files(tests, ".java")) {
                    sources.append(Files.readString(file));
                }
            }
        }
        for (Path file : files(ROOT.resolve("connect/flink/src/test/java"), ".java")) {
            sources.append(Files.readString(file));
        }
        return sources.toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

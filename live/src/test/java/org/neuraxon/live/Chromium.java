package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's browser without a screen or a graphics card, on the pages of one lab. */
final class Chromium implements AutoCloseable {

    static final List<String> PAGES =
            List.of("brain", "touch", "vitals", "time", "stream", "claims", "work", "lessons");

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String READY = "return window.neuraxonLive !== undefined && window.neuraxonLive.ready"
            + " && window.neuraxonLive.pictures > 2 && document.getElementById('link').dataset.state === 'open'";

    final ChromeDriver driver;
    private final LiveServer lab;
    private final Path profile;
    private final String axe;

    private Chromium(LiveServer lab, String... more) throws IOException {
        this.lab = lab;
        profile = Files.createTempDirectory("neuraxon-chromium");
        ChromeOptions options = new ChromeOptions().setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                // Small plots are faster without the detour over a graphics card that is not there.
                "--disable-accelerated-2d-canvas",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Skips the test where there is no such browser. */
    static Chromium on(LiveServer lab, String... more) throws IOException {
        skipUnlessInstalled();
        return new Chromium(lab, more);
    }

    static void skipUnlessInstalled() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "skipped: needs /usr/bin/chromium and /usr/bin/chromedriver (Debian: chromium-driver)");
    }

    /** Opens the lab with what stands behind the # of its address; waits until the network is seen and can be controlled. */
    void visit(String behind) {
        driver.get("about:blank");
        driver.get(lab.address() + "#language=en&" + behind);
        until(READY);
        // The last page's socket may still hold the controls for a moment.
        until("const b = document.getElementById('hold'); if (!b.hidden && b.textContent.startsWith('Take')) b.click();"
                + " return !document.getElementById('pause').disabled");
    }

    /** Turns to a page of the lab that is open. */
    void turnTo(String page) {
        run("document.querySelector('[data-page=" + page + "]').click()");
        until("return window.neuraxonLive.page === '" + page
                + "' && document.getElementById('panel').textContent.trim() !== ''");
        switch (page) {
            case "brain" -> until("return document.querySelector('#variables tr') !== null");
            case "vitals" -> until("return document.querySelectorAll('#signs article').length === 12");
            case "claims" -> until("return document.querySelectorAll('#claims tbody tr').length > 5");
            case "work" -> until("return document.querySelectorAll('#validators tbody tr').length > 0");
            default -> {
                // There at once.
            }
        }
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    void until(String script) {
        await(() -> Boolean.TRUE.equals(run(script)), script);
    }

    static void await(Callable<Boolean> what, String about) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!what.call()) {
                assertThat(System.nanoTime()).as("it took too long: " + about).isLessThan(deadline);
                Thread.sleep(50);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What axe-core finds to be serious or critical on the page as it is. */
    List<String> barriers() {
        if (Boolean.TRUE.equals(run("return window.axe === undefined"))) {
            run(axe);
        }
        Object found = driver.executeAsyncScript("const done = arguments[0];"
                + " axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations"
                + " .filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + " .map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', '))))"
                + " .catch(problem => done(['axe failed: ' + problem]))");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** What the browser has complained about since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // Drawing without a graphics card is slow, and Chromium says so.
                .filter(message -> !message.contains("GL Driver Message") && !message.contains("GroupMarkerNotSet"))
                .toList();
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** The width of a telephone from now on. */
    void telephone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    void desk() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Keeps a picture where the system property {@code neuraxon.screenshots} names a folder, for eyes. */
    void picture(String name) throws IOException {
        String folder = System.getProperty("neuraxon.screenshots");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}

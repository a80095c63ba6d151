package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The pages in a real browser, if this machine has Chromium and its driver. */
class PagesTest {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static LiveServer lab;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "skipped: needs /usr/bin/chromium and /usr/bin/chromedriver (Debian: chromium-driver)");
        lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard()));
        ChromeOptions options = new ChromeOptions().setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--force-prefers-reduced-motion",
                "--lang=en",
                "--window-size=1280,800");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private static void visit(String page) {
        browser.get("about:blank");
        browser.get(lab.address() + "#language=en&" + page);
        until(
                "return window.neuraxonLive !== undefined && window.neuraxonLive.ready && window.neuraxonLive.pictures > 2 && document.getElementById('link').dataset.state === 'open'");
        // The last page's socket may still hold the controls for a moment.
        until("const b = document.getElementById('hold'); if (!b.hidden && b.textContent.startsWith('Take')) b.click();"
                + " return !document.getElementById('pause').disabled");
    }

    private static void until(String script) {
        await(() -> Boolean.TRUE.equals(run(script)));
    }

    private static void await(Callable<Boolean> what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!what.call()) {
                assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
                Thread.sleep(50);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object run(String script) {
        return ((JavascriptExecutor) browser).executeScript(script);
    }

    private static void picture(String name) throws IOException {
        String folder = System.getProperty("neuraxon.screenshots");
        if (folder != null) {
            Files.write(Path.of(folder, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }

    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // Drawing without a graphics card is slow, and Chromium says so.
                .filter(message -> !message.contains("GL Driver Message") && !message.contains("GroupMarkerNotSet"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"brain, dark", "touch, light", "vitals, dark", "time, dark", "stream, light", "lessons, dark"})
    void everyPageLoadsWithoutComplaint(String page, String theme) throws Exception {
        browser.manage().window().setSize(new Dimension(1280, 860));
        visit("page=" + page + "&theme=" + theme);
        assertThat(browser.findElement(By.cssSelector("nav [aria-current=page]"))
                        .getDomAttribute("data-page"))
                .isEqualTo(page);
        assertThat(browser.findElement(By.id("panel")).getText()).isNotBlank();
        if (page.equals("vitals")) {
            until("return document.querySelectorAll('#signs article').length === 12");
        }
        if (page.equals("brain")) {
            until("return document.querySelector('#variables tr') !== null");
        }
        Thread.sleep(1_500);
        picture(page + "-" + theme);
        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"brain", "touch", "vitals", "time", "stream", "lessons"})
    void aTelephoneIsWideEnough(String page) throws Exception {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        try {
            visit("page=" + page + "&theme=dark");
            assertThat(((Number) run("return document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(390);
            picture(page + "-phone");
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void theNetworkIsDrawnInFewCalls() {
        visit("page=brain");
        until("return window.neuraxonLive.drawCalls > 0");
        assertThat(((Number) run("return window.neuraxonLive.drawCalls")).intValue())
                .isLessThanOrEqualTo(12);
        assertThat(run("return window.neuraxonLive.brain.shapes.up.count + window.neuraxonLive.brain.shapes.down.count"
                        + " + window.neuraxonLive.brain.shapes.zero.count"))
                .isEqualTo(300L);
    }

    @Test
    void movingASliderChangesTheNetwork() throws Exception {
        visit("page=touch");
        Browserless reader = new Browserless(lab.port());
        browser.findElement(By.id("pause")).click();
        until("return document.getElementById('pause').textContent === 'Go on'");
        String before = reader.state().get("digest").stringValue();
        WebElement slider = browser.findElement(By.cssSelector("[data-modulator=norepinephrine]"));
        slider.sendKeys(Keys.END);
        await(() -> reader.state().get("levels").get("norepinephrine").doubleValue() == 1);
        assertThat(reader.state().get("digest").stringValue()).isNotEqualTo(before);
        browser.findElement(By.id("pause")).click();
        until("return [...document.querySelectorAll('.verdict')].some(v => v.textContent.includes('as expected'))");
        picture("touch-verdict");
    }

    @Test
    void aKeyIsEnough() {
        visit("page=lessons");
        browser.findElement(By.id("main")).sendKeys(" ");
        until("return document.getElementById('clock').textContent.includes('paused')");
        browser.findElement(By.id("main")).sendKeys("1");
        until("return window.neuraxonLive.page === 'brain'");
        browser.findElement(By.id("main")).sendKeys(" ");
        until("return !document.getElementById('clock').textContent.includes('paused')");
        Object picked = run("return window.neuraxonLive.brain.picked");
        browser.findElement(By.id("brain")).sendKeys("n");
        assertThat(run("return window.neuraxonLive.brain.picked")).isNotEqualTo(picked);
    }
}

package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The pages in a real browser, if this machine has Chromium and its driver. One lab, one browser and one visit serve all tests. */
class PagesTest {

    private static final String JAPANESE = "/[\\u3041-\\u30ff\\u4e00-\\u9fff]/.test";

    private static LiveServer lab;
    private static Chromium browser;

    @BeforeAll
    static void open() throws Exception {
        Chromium.skipUnlessInstalled();
        lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard()));
        browser = Chromium.on(lab, "--window-size=1000,700", "--force-prefers-reduced-motion");
        browser.visit("page=lessons&theme=dark");
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void nothingIsOpen() {
        browser.turnTo("lessons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void everyPageIsOpenToEverybodyAndWithoutComplaint(String theme) throws Exception {
        browser.run("if (document.documentElement.dataset.theme !== '" + theme
                + "') document.getElementById('theme').click()");
        List<String> barriers = new ArrayList<>();
        for (String page : Chromium.PAGES) {
            browser.turnTo(page);
            browser.picture(page + "-" + theme);
            browser.barriers().forEach(barrier -> barriers.add(page + ": " + barrier));
        }
        assertThat(barriers).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTelephoneIsWideEnough() throws Exception {
        browser.telephone();
        try {
            List<String> barriers = new ArrayList<>();
            for (String page : Chromium.PAGES) {
                browser.turnTo(page);
                assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                        .as(page)
                        .isLessThanOrEqualTo(390);
                browser.picture(page + "-phone");
                browser.barriers().forEach(barrier -> barriers.add(page + ": " + barrier));
            }
            assertThat(barriers).isEmpty();
        } finally {
            browser.desk();
        }
    }

    @Test
    void theNetworkIsDrawnInFewCalls() {
        browser.turnTo("brain");
        browser.until("return window.neuraxonLive.drawCalls > 0");
        assertThat(((Number) browser.run("return window.neuraxonLive.drawCalls")).intValue())
                .isLessThanOrEqualTo(12);
        assertThat(browser.run(
                        "const s = window.neuraxonLive.brain.shapes; return s.up.count + s.down.count + s.zero.count"))
                .isEqualTo(300L);
    }

    @Test
    void aSynapseIsPickedAndSaysWhatMovedIt() {
        browser.turnTo("brain");
        // A memory synapse of the list may have died since the list was made; then the next one is picked.
        browser.until("const now = document.querySelector('#synapse .now')?.textContent ?? ''; if (now !== '' &&"
                + " !now.startsWith('There is no such')) return true; const list = document.getElementById('synapses');"
                + " list.dispatchEvent(new Event('focus')); const all = [...list.options].filter(option =>"
                + " option.value.includes('memory')); window.tried = (window.tried ?? -1) + 1; if (all.length) {"
                + " list.value = all[window.tried % all.length].value; list.dispatchEvent(new Event('change')); } return"
                + " new Promise(done => setTimeout(() => done(false), 800))");
        browser.until("return document.querySelector('#synapse h3')?.textContent.startsWith('memory synapse')"
                + " && document.querySelectorAll('#synapse tbody tr').length >= 4");
        assertThat(browser.run("return window.neuraxonLive.brain.rod.visible")).isEqualTo(true);
        levels(0.8, 0.8);
        try {
            browser.until("return document.querySelector('#synapse .change').textContent.startsWith('At moment')");
        } finally {
            levels(0.2, 0.25);
        }
    }

    /** Half a neuron cannot be watched; asked for one, the server hangs up, and did so again after every new connection. */
    @Test
    void aNumberThatIsNoNeuronIsTakenBack() {
        browser.turnTo("brain");
        browser.until("return window.neuraxonLive.link.watched >= 0");
        for (String number : new String[] {"1.5", "-1", "300"}) {
            browser.run("window.watched = window.neuraxonLive.link.watched; const number ="
                    + " document.getElementById('number'); number.value = '" + number
                    + "'; number.dispatchEvent(new Event('change'))");
            assertThat(browser.run("return window.neuraxonLive.link.watched === window.watched"
                            + " && document.getElementById('number').value === String(window.watched)"))
                    .as(number)
                    .isEqualTo(true);
        }
    }

    private static void levels(double dopamine, double acetylcholine) {
        browser.run("const link = window.neuraxonLive.link; link.do({ do: 'modulate', modulator: 'dopamine', level: "
                + dopamine + " }); link.do({ do: 'modulate', modulator: 'acetylcholine', level: " + acetylcholine
                + " })");
    }

    @Test
    void whatFiredIsToldInJapanese() {
        browser.turnTo("brain");
        browser.run("document.getElementById('language').click()");
        try {
            browser.until("const why = document.querySelector('#why p'); return why !== null && " + JAPANESE
                    + "(why.textContent)");
            browser.until("return document.querySelectorAll('#why p').length > 1");
            assertThat(browser.run("return [...document.querySelectorAll('#why p, #told p')].every(p => " + JAPANESE
                            + "(p.textContent))"))
                    .isEqualTo(true);
        } finally {
            browser.run("document.getElementById('language').click()");
        }
    }

    @Test
    void movingASliderChangesTheNetwork() throws Exception {
        browser.turnTo("touch");
        Browserless reader = new Browserless(lab.port());
        browser.run("document.getElementById('pause').click()");
        browser.until("return document.getElementById('pause').textContent === 'Go on'");
        String before = reader.state().get("digest").stringValue();
        browser.driver
                .findElement(By.cssSelector("[data-modulator=norepinephrine]"))
                .sendKeys(Keys.END);
        Chromium.await(
                () -> reader.state().get("levels").get("norepinephrine").doubleValue() == 1,
                "the level of noradrenaline");
        assertThat(reader.state().get("digest").stringValue()).isNotEqualTo(before);
        browser.run("document.getElementById('pause').click()");
        browser.until(
                "return [...document.querySelectorAll('.verdict')].some(v => v.textContent.includes('as expected'))");
        browser.picture("touch-verdict");
    }

    @Test
    void aKeyIsEnough() {
        browser.driver.findElement(By.id("main")).sendKeys(" ");
        browser.until("return document.getElementById('clock').textContent.includes('paused')");
        browser.driver.findElement(By.id("main")).sendKeys("1");
        browser.until("return window.neuraxonLive.page === 'brain'");
        browser.driver.findElement(By.id("main")).sendKeys(" ");
        browser.until("return !document.getElementById('clock').textContent.includes('paused')");
        Object picked = browser.run("return window.neuraxonLive.brain.picked");
        browser.driver.findElement(By.id("brain")).sendKeys("n");
        assertThat(browser.run("return window.neuraxonLive.brain.picked")).isNotEqualTo(picked);
    }

    @Test
    void thePastIsScrubbedToAndIsTheSame() {
        browser.turnTo("time");
        browser.until("return Number(document.getElementById('scrub').max) > 0"
                + " && !document.getElementById('scrub').disabled");
        browser.run("const moment = document.getElementById('moment'); moment.value = 0;"
                + " moment.dispatchEvent(new Event('change'))");
        browser.until("return document.getElementById('where').textContent.includes('equal to the recorded one')");
        browser.run("[...document.querySelectorAll('#panel button')].find(b => b.textContent === 'Go on from"
                + " here').click()");
        browser.until("return !document.getElementById('clock').textContent.includes('paused')");
    }

    /** What was done at the moment of a keyframe belongs to the present, and is no difference from what was recorded. */
    @Test
    void thePresentIsNotCalledDifferent() {
        browser.turnTo("time");
        browser.run(
                "const { link } = window.neuraxonLive; window.begun = link.do({ do: 'pause' }).then(() => link.do({ do:"
                        + " 'reset' })).then(() => link.do({ do: 'reward', amount: 1 })).then(() => { window.begun = 'yes'; })");
        browser.until("return window.begun === 'yes' && document.getElementById('scrub').max === '0'"
                + " && document.querySelectorAll('#deeds tr').length === 1");
        try {
            browser.run("const moment = document.getElementById('moment'); moment.value = 0;"
                    + " moment.dispatchEvent(new Event('change'))");
            browser.until("return document.getElementById('where').textContent.startsWith('Moment 0')");
            assertThat(browser.run("return document.getElementById('where').textContent"))
                    .asString()
                    .doesNotContain("DIFFERENT");
        } finally {
            browser.run("window.neuraxonLive.link.do({ do: 'resume' })");
        }
    }

    @Test
    void aFileIsDroppedAndAThumbTeaches() throws Exception {
        browser.turnTo("stream");
        browser.run("const rows = ['time,value']; for (let i = 0; i < 1300; i++) rows.push(i + ','"
                + " + (5 * Math.sin(i / 8) + 0.4 * Math.sin(i * i * 0.37) + (i % 410 === 300 ? 14 : 0)));"
                + " const data = new DataTransfer(); data.items.add(new File([rows.join('\\n')], 'odd.csv'));"
                + " document.querySelector('.drop').dispatchEvent("
                + "new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))");
        browser.until("return document.getElementById('summary').textContent.startsWith('value: 1300 rows')");
        browser.until("return document.querySelectorAll('#alarms tbody tr').length > 1");
        browser.picture("stream-alarms");
        browser.run("document.querySelectorAll('#alarms .thumb')[1].click()");
        browser.until("return /[1-9]\\d* no longer come/.test(document.getElementById('summary').textContent)");
        browser.picture("stream-taught");
        assertThat(browser.run("return document.querySelectorAll('#alarms tr.gone').length > 0"))
                .isEqualTo(true);
    }

    /** The first bands are wider than anything that comes; the plot is about the values, and about those in sight when somebody looks closer. */
    @Test
    void theFirstBandDoesNotDwarfTheSeries() throws Exception {
        browser.turnTo("stream");
        // The page keeps its plots to itself, so they are caught while they are made.
        browser.run("const made = window.uPlot; window.plots = []; window.uPlot = function (...told) {"
                + " const plot = new made(...told); window.plots.push(plot); return plot; };"
                + " window.uPlot.restore = () => { window.uPlot = made; };"
                + " document.getElementById('generated').click()");
        try {
            browser.until("return document.getElementById('summary').textContent.startsWith('generated: 2200 rows')"
                    + " && window.plots.some(plot => plot.root.closest('#series') !== null)");
            browser.run("window.plotted = window.plots.find(plot => plot.root.closest('#series') !== null)");
            String ends = "const most = row => row.reduce((a, b) => Math.max(a, b ?? a), -Infinity);"
                    + " const least = row => row.reduce((a, b) => Math.min(a, b ?? a), Infinity);";
            String told =
                    "const plot = window.plotted; const { y, x } = plot.scales; const first = plot.data[0].indexOf(x.min);"
                            + " const seen = plot.data[1].slice(first, plot.data[0].indexOf(x.max) + 1);"
                            + " const height = most(seen) - least(seen);"
                            + " return [(least(seen) - y.min) / height, (y.max - most(seen)) / height,"
                            + " (most(plot.data[4]) - least(plot.data[3])) / height, height]";
            browser.picture("stream-scale");
            List<Double> whole = numbers(browser.run(ends + told));
            assertThat(whole.subList(0, 2))
                    .as("margins")
                    .allSatisfy(margin -> assertThat(margin).isCloseTo(0.1, within(1e-6)));
            assertThat(whole.get(2))
                    .as("the widest band, which is to be cut off")
                    .isGreaterThan(1.5);
            browser.run("window.plotted.setScale('x', { min: 600, max: 650 })");
            browser.until("return window.plotted.scales.x.min === 600");
            List<Double> closer = numbers(browser.run(ends + told));
            assertThat(closer.subList(0, 2))
                    .as("margins")
                    .allSatisfy(margin -> assertThat(margin).isCloseTo(0.1, within(1e-6)));
            assertThat(closer.get(3)).as("fifty rows between two odd ones").isLessThan(0.7 * whole.get(3));
        } finally {
            browser.run("window.uPlot.restore()");
        }
    }

    private static List<Double> numbers(Object told) {
        return ((List<?>) told)
                .stream().map(one -> ((Number) one).doubleValue()).toList();
    }

    @Test
    void thisMachineIsWatchedLive() throws Exception {
        browser.turnTo("stream");
        browser.run("document.getElementById('machine').click()");
        browser.until(
                "return document.getElementById('summary').textContent.startsWith('cpu_percent of this machine')");
        browser.run("const list = document.querySelector('#figures select'); list.value = 'memory_percent';"
                + " list.dispatchEvent(new Event('change'))");
        browser.until("return /^memory_percent of this machine, now [\\d.]+: ([5-9]|\\d\\d+) rows/"
                + ".test(document.getElementById('summary').textContent)");
        // The plot is kept while rows come, so that a cursor on it stays.
        browser.run("window.plotted = document.querySelector('#series .u-wrap')");
        browser.run("window.rows = document.getElementById('summary').textContent");
        browser.until("return document.getElementById('summary').textContent !== window.rows");
        assertThat(browser.run("return document.querySelector('#series .u-wrap') === window.plotted"))
                .isEqualTo(true);
        assertThat(browser.run("return getComputedStyle(document.getElementById('taught')).display"))
                .as("nothing has been taught")
                .isEqualTo("none");
        browser.run("document.getElementById('summary').scrollIntoView()");
        browser.picture("stream-machine");
        assertThat(browser.barriers()).isEmpty();
        // Away and back: it went on, and is told from where it was left.
        browser.turnTo("lessons");
        browser.turnTo("stream");
        browser.until(
                "return document.getElementById('summary').textContent.startsWith('memory_percent of this machine')"
                        + " && document.querySelector('#series .u-wrap') !== null");
        browser.run("document.getElementById('generated').click()");
        browser.until("return document.getElementById('summary').textContent.startsWith('generated: 2200 rows')");
        assertThat(browser.run("return document.getElementById('figures').hidden"))
                .isEqualTo(true);
    }

    @Test
    void aLifeIsRecordedAndItsTablesAreHandedOut() throws Exception {
        browser.turnTo("time");
        browser.until("return document.getElementById('record-state').textContent === 'Nothing is recorded yet.'");
        browser.run("document.getElementById('record-every').value = '1';"
                + " document.getElementById('record-neurons').checked = true;"
                + " document.getElementById('record').click()");
        browser.until("return document.getElementById('record').textContent === 'Stop recording'"
                + " && document.getElementById('record').getAttribute('aria-pressed') === 'true'"
                + " && document.getElementById('record-every').disabled");
        levels(0.7, 0.25);
        browser.until("const told = document.getElementById('record-state').textContent;"
                + " return /moments [1-9]\\d\\d/.test(told) && /neurons [1-9]\\d/.test(told)");
        browser.run("document.getElementById('recording').scrollIntoView()");
        browser.picture("time-recording");
        assertThat(browser.barriers()).isEmpty();
        browser.run("document.getElementById('record').click()");
        browser.until("return document.getElementById('record').textContent === 'Record'"
                + " && document.getElementById('record-state').textContent.includes('Download it')");
        assertThat(browser.run(
                        "return [...document.querySelectorAll('#record-files button')].map(b => b.textContent).join()"))
                .asString()
                .contains("Download moments.csv", "Download neurons.csv", "Download recording.zip");
        // What a click downloads, fetched as the page does.
        Object csv = browser.driver.executeAsyncScript(
                "const done = arguments[0]; const made = URL.createObjectURL; URL.createObjectURL = blob => {"
                        + " blob.text().then(text => done(text)); URL.createObjectURL = made; return made.call(URL, blob);"
                        + " }; [...document.querySelectorAll('#record-files button')].find(b =>"
                        + " b.textContent.endsWith('moments.csv')).click()");
        assertThat(csv).asString().startsWith("step,").contains("\n");
        assertThat(csv.toString().lines().count()).isGreaterThan(100);
        browser.until("return document.getElementById('record-ask').hidden === false");
        if (Boolean.TRUE.equals(browser.run("return document.getElementById('ask').disabled"))) {
            assertThat(browser.run("return document.getElementById('ask-state').textContent"))
                    .asString()
                    .contains("SQL needs DuckDB");
        } else {
            browser.run("document.getElementById('ask').click()");
            browser.until("return document.querySelectorAll('#answer tr').length > 5");
        }
        levels(0.2, 0.25);
    }

    @Test
    void aClaimIsRunAndItsVerdictRead() throws Exception {
        browser.turnTo("claims");
        browser.run("const list = document.getElementById('claim'); list.value = 'C10';"
                + " list.dispatchEvent(new Event('change')); document.getElementById('run').click()");
        browser.until("return document.querySelector('#finding .figure')?.textContent.startsWith('LIKELY') === true");
        browser.picture("claims-verdict");
        assertThat(browser.run("return document.querySelectorAll('#finding .strip .dot').length > 5"))
                .isEqualTo(true);
        // One of its criteria wants more than nothing.
        browser.run("const list = document.getElementById('claim'); list.value = 'C04';"
                + " list.dispatchEvent(new Event('change')); document.getElementById('run').click()");
        browser.until("return document.querySelector('#finding h3').textContent.startsWith('C04')"
                + " && document.querySelector('#finding .figure') !== null");
        assertThat(browser.run("return document.querySelectorAll('#finding tbody tr')[1].children[4].textContent"))
                .isEqualTo("> 0");
    }

    @Test
    void aSecondViewerWatchesAndALostLineIsMended() {
        String first = browser.driver.getWindowHandle();
        browser.driver.switchTo().newWindow(WindowType.TAB);
        try {
            browser.driver.get(lab.address() + "#language=en&page=lessons");
            browser.until("return document.getElementById('link')?.textContent.startsWith('another viewer') === true"
                    + " && window.neuraxonLive.pictures > 2");
            assertThat(browser.run("return document.getElementById('pause').disabled"))
                    .isEqualTo(true);
        } finally {
            browser.driver.close();
            browser.driver.switchTo().window(first);
        }
        browser.run("window.before = window.neuraxonLive.pictures; window.neuraxonLive.link.socket.close()");
        browser.until("return document.getElementById('link').dataset.state === 'lost'");
        browser.until("return document.getElementById('link').dataset.state === 'open'"
                + " && window.neuraxonLive.pictures > window.before + 2");
        browser.until("const b = document.getElementById('hold'); if (!b.hidden && b.textContent.startsWith('Take'))"
                + " b.click(); return !document.getElementById('pause').disabled");
    }
}

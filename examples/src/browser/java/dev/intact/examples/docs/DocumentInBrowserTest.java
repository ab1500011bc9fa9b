package dev.intact.examples.docs;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.document.MappingDocument;
import dev.intact.mapping.Mapping;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PrintOptions;

/** The committed mapping documents as people see them: in a real browser, on paper, by day and by night. */
class DocumentInBrowserTest {
    private static final Path CHROMIUM = Path.of(System.getProperty("intact.chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("intact.chromedriver", "/usr/bin/chromedriver"));
    private static final String CRM = "crm-mapping";
    private static final String NORTHWIND = "northwind-mapping";
    private static final Path PICTURES = Path.of("target", "browser");

    /** The width in CSS pixels between the margins of A4 in landscape. */
    private static final int PAPER = 1016;

    /** The least contrast of all texts with what is behind them, as WCAG 2.2 reckons it, and the text that has it. */
    private static final String LEAST_CONTRAST =
            """
            const parse = text => text.match(/[\\d.]+/g).map(Number);
            const part = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
            const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            const behind = element => {
              for (let at = element; at; at = at.parentElement) {
                const color = parse(getComputedStyle(at).backgroundColor);
                if (color.length === 3 || color[3] === 1) return color;
              }
              throw new Error('nothing is behind ' + element.textContent);
            };
            let least = [99, ''];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const element = texts.currentNode.parentElement;
              if (!texts.currentNode.data.trim() || !element.getClientRects().length) continue;
              const both = [parse(getComputedStyle(element).color), behind(element)].map(luminance).sort((a, b) => b - a);
              const contrast = (both[0] + 0.05) / (both[1] + 0.05);
              if (contrast < least[0]) least = [contrast, texts.currentNode.data.trim()];
            }
            return least;
            """;

    @TempDir
    Path folder;

    private ChromeDriver browser = start(Map.of());

    @BeforeAll
    static void there_is_a_browser() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                () -> "skipped: no browser at %s with a driver at %s; install chromium and chromium-driver, or name them"
                                .formatted(CHROMIUM, DRIVER)
                        + " with -Dintact.chromium and -Dintact.chromedriver");
    }

    private static ChromeDriver start(Map<String, Object> preferences) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setExperimentalOption("prefs", preferences);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    private void open(String document, int width) {
        open(Path.of("..", "docs", document + ".html").toAbsolutePath().normalize(), width);
    }

    /** A window has a least width; a telephone is narrower. */
    private void openOnPhone(String document) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        open(document, 500);
    }

    private void open(Path page, int width) {
        browser.manage().window().setSize(new Dimension(width, 1400));
        browser.get(page.toUri().toString());
    }

    private void emulate(String media, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void keepPicture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private long number(String script) {
        return ((Number) browser.executeScript("return " + script)).longValue();
    }

    @ParameterizedTest
    @CsvSource({CRM + ", Legacy CRM to new CRM, 5", NORTHWIND + ", Northwind to the ERP, 16"})
    void opens_with_its_tables_and_without_a_word_in_the_console(String document, String title, int mappings) {
        open(document, 1360);

        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo(title);
        assertThat(browser.findElements(By.tagName("table")))
                .hasSize(1 + 2 * mappings)
                .allMatch(table -> table.isDisplayed() && table.getSize().getHeight() > 50);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void a_script_in_the_data_stays_text() throws IOException {
        record Thing(String name) {}
        String evil = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">";
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::name)
                .field(map(Thing::name).copiedFrom(Thing::name).because(evil))
                .build();
        MappingDocument document = MappingDocument.of(Migration.of(
                "things",
                Move.named("things")
                        .from(InMemorySource.of(Thing.class, List.of()))
                        .to(mapping, InMemoryTarget.named("t").sink("thing", Thing.class))));

        open(Files.writeString(folder.resolve("evil.html"), document.html()), 1360);

        assertThat(browser.getTitle()).isEqualTo("Things · Mapping document");
        assertThat(browser.findElement(By.className("fields")).getText()).contains(evil);
        assertThat(number("document.scripts.length + document.images.length")).isZero();
    }

    @Test
    void reads_the_same_where_scripts_are_switched_off() {
        open(CRM, 1360);
        String read = browser.findElement(By.tagName("body")).getText();
        browser.quit();

        browser = start(Map.of("profile.managed_default_content_settings.javascript", 2));
        open(CRM, 1360);

        assertThat(browser.findElement(By.tagName("body")).getText()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        CRM + ", 1600", CRM + ", 1360", CRM + ", 1000", CRM + ", 700", CRM + ", 500",
        NORTHWIND + ", 1600", NORTHWIND + ", 1280", NORTHWIND + ", 700"
    })
    void nothing_is_wider_than_the_window(String document, int width) throws IOException {
        open(document, width);

        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(number("innerWidth"));
        keepPicture(document + "-width-" + width);
    }

    @ParameterizedTest
    @ValueSource(strings = {CRM, NORTHWIND})
    void nothing_is_wider_than_a_telephone(String document) throws IOException {
        openOnPhone(document);

        assertThat(number("innerWidth")).isEqualTo(390);
        assertThat(number("document.documentElement.scrollWidth")).isEqualTo(390);
        keepPicture(document + "-phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {CRM, NORTHWIND})
    void no_table_is_cut_on_paper(String document) throws IOException {
        open(document, PAPER);
        emulate("print", "dark");

        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PAPER);
        assertThat(number("[...document.querySelectorAll('thead')]"
                        + ".filter(head => getComputedStyle(head).display !== 'table-header-group').length"))
                .as("tables whose header is not repeated on each page")
                .isZero();

        PrintOptions paper = new PrintOptions();
        paper.setOrientation(PrintOptions.Orientation.LANDSCAPE);
        paper.setPageMargin(new PageMargin(1.4, 1.4, 1.4, 1.4));
        byte[] pdf = Base64.getDecoder().decode(browser.print(paper).getContent());
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(document + ".pdf"), pdf);
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @ParameterizedTest
    @CsvSource({
        CRM + ", screen, light", CRM + ", screen, dark", CRM + ", print, light", CRM + ", print, dark",
        NORTHWIND + ", screen, light", NORTHWIND + ", screen, dark", NORTHWIND + ", print, light"
    })
    void every_text_stands_out_from_what_is_behind_it(String document, String media, String scheme)
            throws IOException {
        open(document, 1360);
        emulate(media, scheme);

        List<?> least = (List<?>) browser.executeScript(LEAST_CONTRAST);

        assertThat(((Number) least.get(0)).doubleValue())
                .as("contrast of '%s', of which WCAG AA asks 4.5", least.get(1))
                .isGreaterThanOrEqualTo(4.5);
        keepPicture(document + "-" + media + "-" + scheme);
    }

    @Test
    void the_header_of_a_long_table_stays_in_sight() {
        open(CRM, 1360);

        browser.executeScript("document.querySelector('#move-3 .fields tbody:nth-of-type(8)').scrollIntoView()");

        assertThat(number("document.querySelector('#move-3 .fields th').getBoundingClientRect().top"))
                .isZero();
    }
}

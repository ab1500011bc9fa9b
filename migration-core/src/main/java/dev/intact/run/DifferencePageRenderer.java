package dev.intact.run;

/**
 * Generated Renderer.
 */
// @javax.annotation.Generated("io.jstach.apt.GenerateRendererProcessor")
class DifferencePageRenderer {
    /**
     * Template path.
     * @hidden
     */
    public static final String TEMPLATE_PATH = "dev/intact/run/difference.mustache";

    /**
     * Inline template string copied.
     * @hidden
     */

    public static final String TEMPLATE_STRING = "";

    /**
     * Template name. Do not rely on this.
     * @hidden
     */
    public static final String TEMPLATE_NAME = "dev.intact.run.DifferencePageRenderer";

    /**
     * Template charset.
     * @hidden
     */
    public static final java.nio.charset.Charset TEMPLATE_CHARSET = java.nio.charset.StandardCharsets.UTF_8;

    /**
     * The models class. Use {@link #modelClass()} instead.
     * @hidden
     */
    public static final Class<?> MODEL_CLASS = dev.intact.run.DifferencePage.class;

    /**
     * The instance. Use {@link {@link #of()} instead.
     * @hidden
     */
    private static final DifferencePageRenderer INSTANCE = new DifferencePageRenderer();

    /**
     * Formatter. 
     * @hidden
     */
    private final java.util.function.Function</* @Nullable */ Object, String> formatter;

    /**
     * Escaper. 
     * @hidden
     */
    private final java.util.function.Function<String, String> escaper;

    /**
     * Renderer constructor for manual wiring.
     * @param formatter formatter if null the static formatter will be used.
     * @param escaper escaper if null the static escaper will be used
     */
    public DifferencePageRenderer(
        java.util.function./* @Nullable */ Function</* @Nullable */ Object, String> formatter,
        java.util.function./* @Nullable */ Function<String, String> escaper) {
        super();
        this.formatter = __formatter(formatter);
        this.escaper = __escaper(escaper);
    }

    private static java.util.function.Function</* @Nullable */ Object, String> __formatter(java.util.function./* @Nullable */ Function</* @Nullable */ Object, String> formatter) {
        return formatter != null ? formatter : (i -> i.toString());
    }

    private static java.util.function.Function<String, String> __escaper(java.util.function./* @Nullable */ Function<String, String> escaper) {
        return escaper != null ? escaper : (i -> i);
    }

    /**
     * Renderer constructor for reflection (use of() instead).
     * For programmatic consider using {@link #of()} for a shared singleton.
     */
    public DifferencePageRenderer() {
        this(null, null);
    }

    /**
     * Renders the passed in model.
     * @param model a model assumed never to be <code>null</code>.
     * @param a the appendable to write to.
     * @throws java.io.IOException if there is an error writing to the appendable
     */
    public void execute(dev.intact.run.DifferencePage model, Appendable a) throws java.io.IOException {
        execute(model, a, this.formatter, this.escaper);
    }

    /**
     * Convenience method that directly renders the model as a String.
     * @param model never null.
     * @return the rendered model.
     */
    public String execute(dev.intact.run.DifferencePage model) {
        StringBuilder sb = new StringBuilder();
        try {
            execute(model, sb);
        }
        catch(java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return sb.toString();
    }

    /**
     * Renders the passed in model.
     * @param model a model assumed never to be <code>null</code>.
     * @param a appendable to write to.
     * @param formatter formats variables before they are passed to the escaper
     * @param escaper used to write escaped variables
     * @throws java.io.IOException if an error occurs while writing to the appendable
     */
    protected void execute(
        dev.intact.run.DifferencePage model, 
        java.lang.Appendable a, 
        java.util.function.Function</* @Nullable */ Object, String> formatter,
        java.util.function.Function<String, String> escaper) throws java.io.IOException {
        render(model, a, formatter, escaper);
    }

    /**
     * If this template support the model class
     * @param type model class.
     * @return true if the renderer supports the class
     */
    public boolean supportsType(Class<?> type) {
        return MODEL_CLASS.isAssignableFrom(type);
    }

    /**
     * Template path.
     * @return template path of resource or pseudo inline path
     */
    public String templatePath() {
        return TEMPLATE_PATH;
    }
    /**
     * Logical template name.
     * @return template name
     */
    public String templateName() {
        return TEMPLATE_NAME;
    }
    /**
     * Template charset name.
     * @return charset name of template
     */
    public java.nio.charset.Charset templateCharset() {
        return TEMPLATE_CHARSET;
    }
    /**
     * Template contents or blank if path.
     * @return inline template
     */
    public String templateString() {
        return TEMPLATE_STRING;
    }
    /**
     * Current escaper.
     * @return escaper
     */
    public  java.util.function.Function<String, String> templateEscaper() {
        return this.escaper;
    }

    /**
     * Current formatter.
     * @return formatter
     */
    public java.util.function.Function</* @Nullable */ Object, String> templateFormatter() {
        return this.formatter;
    }

    /**
     * Model class.
     * @return class used as model (annotated with JStache).
     */
    public Class<?> modelClass() {
        return MODEL_CLASS;
    }

    /**
     * Convience static factory that will reuse the same singleton instance.
     * @return renderer same as calling no-arg constructor but is cached with singleton instance
     */
    public static DifferencePageRenderer of() {
        return INSTANCE;
    }

    /**
     * Renders the passed in model.
     * @param data model
     * @param unescapedWriter appendable to write to.
     * @param formatter formats variables before they are passed to the escaper.
     * @param escaper used to write escaped variables.
     * @throws java.io.IOException if an error occurs while writing to the appendable
     */
    public static  void render(
        dev.intact.run.DifferencePage data, 
        java.lang.Appendable unescapedWriter,
        java.util.function.Function</* @Nullable */ Object, String> formatter,
        java.util.function.Function<String, String> escaper) throws java.io.IOException {

        unescapedWriter.append(
            "<!DOCTYPE html>\n" +
            "<html lang=\"en\">\n" +
            "<head>\n" +
            "<meta charset=\"utf-8\">\n" +
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
            "<title>");

        // variable: title
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: java.lang.String */
        unescapedWriter.append(escaper.apply(formatter.apply(data.title())));

        unescapedWriter.append(
            " · Difference</title>\n" +
            "<style>\n");


        // start PARTIAL. name: dev/intact/document/style.mustache, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            ":root {\n" +
            "  color-scheme: light dark;\n" +
            "  --paper: #fdfcfa; --raised: #ffffff; --wash: #f4f2ed; --line: #e3dfd6; --strong: #b9b3a5;\n" +
            "  --ink: #1f2328; --soft: #555b63; --accent: #0b5b6b; --accent-wash: #e4f0f1; --alert: #8c3a1c; --alert-wash: #faece5;\n" +
            "}\n" +
            "@media (prefers-color-scheme: dark) {\n" +
            "  :root {\n" +
            "    --paper: #14171a; --raised: #1a1e22; --wash: #20252a; --line: #30363d; --strong: #596069;\n" +
            "    --ink: #e8e6e1; --soft: #a9afb6; --accent: #7cc6d3; --accent-wash: #17343a; --alert: #f0a585; --alert-wash: #3a2119;\n" +
            "  }\n" +
            "}\n" +
            "* { box-sizing: border-box; }\n" +
            "html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }\n" +
            "body {\n" +
            "  margin: 0 auto; padding: 4rem 3rem 6rem; max-width: 82rem; background: var(--paper); color: var(--ink);\n" +
            "  font: 400 0.9375rem/1.55 ui-sans-serif, -apple-system, \"Segoe UI\", \"Helvetica Neue\", \"Noto Sans\", \"Liberation Sans\", Arial, sans-serif;\n" +
            "  font-variant-numeric: tabular-nums; overflow-wrap: break-word;\n" +
            "}\n" +
            "h1, h2, h3, p, dl, dd, ul { margin: 0; padding: 0; }\n" +
            "ul { list-style: none; }\n" +
            "h1 { font-size: 2.5rem; line-height: 1.15; font-weight: 650; letter-spacing: -0.022em; text-wrap: balance; }\n" +
            "h2 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }\n" +
            "h3 { font-size: 1.0625rem; line-height: 1.35; font-weight: 650; margin: 2.75rem 0 0.75rem; }\n" +
            ".eyebrow { color: var(--accent); font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.04em; margin-bottom: 0.5rem; }\n" +
            ".lead { max-width: 46rem; margin-top: 0.75rem; font-size: 1.0625rem; color: var(--soft); }\n" +
            "code { font: 0.8125em/1.4 ui-monospace, \"SF Mono\", \"Cascadia Mono\", \"DejaVu Sans Mono\", \"Liberation Mono\", monospace; color: var(--soft); }\n" +
            "a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }\n" +
            "a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }\n" +
            "\n" +
            ".facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.375rem 2rem; margin-top: 1.5rem; max-width: 62rem; }\n" +
            ".facts dt { color: var(--soft); }\n" +
            ".totals { display: flex; flex-wrap: wrap; gap: 1.25rem 2.75rem; margin-top: 2.25rem; padding: 1.25rem 0; border-block: 1px solid var(--line); }\n" +
            ".totals li { display: flex; flex-direction: column; }\n" +
            ".totals b { font-size: 1.625rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }\n" +
            ".totals span { color: var(--soft); font-size: 0.8125rem; }\n" +
            "\n" +
            "table { width: 100%; border-collapse: separate; border-spacing: 0; }\n" +
            "th, td { text-align: left; vertical-align: top; padding: 0.6875rem 1.25rem 0.6875rem 0; }\n" +
            "th:last-child, td:last-child { padding-right: 0; }\n" +
            "thead th {\n" +
            "  position: sticky; top: 0; z-index: 1; background: var(--paper); color: var(--soft);\n" +
            "  font-size: 0.8125rem; font-weight: 600; padding-block: 0.625rem; border-bottom: 1px solid var(--strong);\n" +
            "}\n" +
            "tbody > tr:last-child > td { border-bottom: 1px solid var(--line); }\n" +
            ".number { text-align: right; }\n" +
            ".zero { color: var(--soft); }\n" +
            ".contents { margin-top: 2.5rem; }\n" +
            ".contents td { border-bottom: 1px solid var(--line); }\n" +
            ".contents a { font-weight: 600; }\n" +
            ".terms dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0.75rem 2.5rem; font-size: 0.8125rem; }\n" +
            ".terms dt { font-weight: 600; } .terms dd { color: var(--soft); }\n" +
            ".fields col.field { width: 19%; } .fields col.type { width: 15%; } .fields col.from { width: 19%; }\n" +
            ".fields col.rule { width: 27%; } .fields col.why { width: 20%; }\n" +
            ".old col.field { width: 24%; } .old col.type { width: 24%; }\n" +
            "\n" +
            ".move { margin-top: 5.5rem; padding-top: 2.5rem; border-top: 2px solid var(--ink); scroll-margin-top: 0; }\n" +
            ".name { font-weight: 600; display: block; }\n" +
            ".name + code { display: block; }\n" +
            ".source + .source { margin-top: 0.5rem; }\n" +
            ".source .name { font-weight: 450; }\n" +
            ".quiet { color: var(--soft); display: block; font-size: 0.8125rem; }\n" +
            ".tag {\n" +
            "  display: inline-block; padding: 0.0625rem 0.5rem; border: 1px solid var(--strong); border-radius: 1rem;\n" +
            "  font-size: 0.75rem; line-height: 1.45; font-weight: 550; color: var(--soft); white-space: nowrap;\n" +
            "}\n" +
            ".tag.calm { border-color: transparent; background: var(--accent-wash); color: var(--accent); }\n" +
            ".tag.alert { border-color: transparent; background: var(--alert-wash); color: var(--alert); }\n" +
            ".tag.plain { background: var(--wash); border-color: transparent; color: var(--ink); }\n" +
            ".rule { display: block; margin-top: 0.25rem; }\n" +
            ".examples { margin-top: 0.25rem; font-size: 0.8125rem; color: var(--soft); }\n" +
            ".examples li { display: inline; }\n" +
            ".examples::before { content: \"e.g. \"; }\n" +
            ".examples li + li::before { content: \" · \"; }\n" +
            ".examples q { quotes: none; color: var(--ink); }\n" +
            "\n" +
            "tr.values > td { padding: 0 0 1rem; }\n" +
            "tbody.with-values > tr:first-child > td { border-bottom: 0; }\n" +
            ".table { background: var(--wash); border-radius: 0.5rem; padding: 0.75rem 1rem 0.875rem; }\n" +
            ".table + .table { margin-top: 0.5rem; }\n" +
            ".table header { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; justify-content: space-between; margin-bottom: 0.5rem; font-size: 0.8125rem; }\n" +
            ".table header b { font-weight: 600; }\n" +
            ".table header span { color: var(--soft); }\n" +
            ".codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr)); gap: 0.1875rem 1.5rem; }\n" +
            ".codes li { display: flex; gap: 0.625rem; align-items: baseline; font-size: 0.8125rem; }\n" +
            ".codes code { font-size: 1em; color: var(--ink); overflow-wrap: anywhere; }\n" +
            ".codes i { font-style: normal; color: var(--soft); flex: none; }\n" +
            "\n" +
            ".lines > li { display: grid; grid-template-columns: 12.5rem 1fr; gap: 0.25rem 1.5rem; padding: 0.6875rem 0; border-top: 1px solid var(--line); }\n" +
            ".lines > li:last-child { border-bottom: 1px solid var(--line); }\n" +
            ".fates > li { display: flex; gap: 0.625rem; align-items: baseline; }\n" +
            ".fates > li + li { margin-top: 0.25rem; }\n" +
            ".fates .tag { flex: none; min-width: 5.25rem; text-align: center; }\n" +
            ".needs { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0.5rem 2rem; }\n" +
            "\n" +
            "@media screen and (max-width: 60rem) {\n" +
            "  body { padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }\n" +
            "  h1 { font-size: 2rem; } h2 { font-size: 1.5rem; }\n" +
            "  .terms dl { grid-template-columns: 1fr; }\n" +
            "  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: 0.625rem; }\n" +
            "  .move { margin-top: 4rem; padding-top: 2rem; }\n" +
            "  .lines > li { grid-template-columns: 1fr; }\n" +
            "  table, tbody, tr, td { display: block; } thead, col { display: none; }\n" +
            "  table > tbody > tr { padding: 0.875rem 0; border-top: 1px solid var(--line); }\n" +
            "  table > tbody > tr.values { border-top: 0; padding-top: 0; }\n" +
            "  table > tbody > tr > td { border-bottom: 0 !important; padding: 0.1875rem 0; }\n" +
            "  table > tbody > tr > td[data-label] { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.75rem; }\n" +
            "  table > tbody > tr > td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: 0.8125rem; }\n" +
            "  td:has(> div:empty) { display: none !important; } td.number { text-align: left; } td.zero { display: none !important; }\n" +
            "}\n" +
            "@media print {\n" +
            "  :root {\n" +
            "    color-scheme: light;\n" +
            "    --paper: #ffffff; --raised: #ffffff; --wash: #f4f2ed; --line: #d8d4ca; --strong: #a49e90;\n" +
            "    --ink: #000000; --soft: #474c52; --accent: #0b5b6b; --accent-wash: #e9f2f3; --alert: #8c3a1c; --alert-wash: #faece5;\n" +
            "  }\n" +
            "  @page { size: A4 landscape; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) \" / \" counter(pages); font: 8pt sans-serif; color: #474c52; } }\n" +
            "  html { font-size: 11.5px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n" +
            "  body { padding: 0; max-width: none; }\n" +
            "  a { color: inherit; text-decoration: none; }\n" +
            "  .move { break-before: page; margin-top: 0; padding-top: 0; border-top: 0; }\n" +
            "  thead { display: table-header-group; } thead th { position: static; }\n" +
            "  tbody, .table, .lines > li, .facts, .totals, .terms { break-inside: avoid; }\n" +
            "  tbody.with-values { break-inside: auto; } tr, .codes li { break-inside: avoid; } tbody.with-values > tr:first-child { break-after: avoid; }\n" +
            "  h2, h3, .eyebrow { break-after: avoid; }\n" +
            "}\n");

        
        // end PARTIAL. name: dev/intact/document/style.mustache, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            "del { background: var(--alert-wash); text-decoration: none; }\n" +
            "ins { background: var(--accent-wash); text-decoration: none; }\n" +
            "td { overflow-wrap: anywhere; }\n" +
            "</style>\n" +
            "</head>\n" +
            "<body>\n" +
            "<header>\n" +
            "<p class=\"eyebrow\">Difference</p>\n" +
            "<h1>");

        // variable: title
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: java.lang.String */
        unescapedWriter.append(escaper.apply(formatter.apply(data.title())));

        unescapedWriter.append(
            "</h1>\n" +
            "<p class=\"lead\">What a run would do to the targets as they were at ");

        // variable: asOf
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: java.lang.String */
        unescapedWriter.append(escaper.apply(formatter.apply(data.asOf())));

        unescapedWriter.append(
            ". Nothing was changed.</p>\n" +
            "</header>\n" +
            "<main>\n" +
            "<table class=\"contents\">\n" +
            "<thead><tr><th scope=\"col\">Move</th>");

        // start SECTION. name: kinds, template: dev/intact/run/difference.mustache
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: java.lang.String */
        if (data.kinds() != null) { @SuppressWarnings("unused")
        int i = 0;
        for (java.util.Iterator<? extends java.lang.String> elementIt = data.kinds().iterator(); elementIt.hasNext(); i++) {
            java.lang.String element = elementIt.next();

            unescapedWriter.append(
                "<th scope=\"col\" class=\"number\">");

            // variable: .
            /* RenderingContext: class io.jstach.apt.internal.context.OwnedRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element)));

            unescapedWriter.append(
                "</th>");
         } }
        // end SECTION. name: kinds, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            "</tr></thead>\n" +
            "<tbody>\n");

        // start SECTION. name: moves, template: dev/intact/run/difference.mustache
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: dev.intact.run.DifferencePage.MoveCounts */
        if (data.moves() != null) { @SuppressWarnings("unused")
        int i = 0;
        for (java.util.Iterator<? extends dev.intact.run.DifferencePage.MoveCounts> elementIt = data.moves().iterator(); elementIt.hasNext(); i++) {
            dev.intact.run.DifferencePage.MoveCounts element = elementIt.next();

            unescapedWriter.append(
                "<tr><td>");

            // variable: name
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element.name())));

            unescapedWriter.append(
                "</td>");

            // start SECTION. name: counts, template: dev/intact/run/difference.mustache
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: dev.intact.run.DifferencePage.Count */
            if (element.counts() != null) { @SuppressWarnings("unused")
            int i1 = 0;
            for (java.util.Iterator<? extends dev.intact.run.DifferencePage.Count> element1It = element.counts().iterator(); element1It.hasNext(); i1++) {
                dev.intact.run.DifferencePage.Count element1 = element1It.next();

                unescapedWriter.append(
                    "<td class=\"number");

                // start SECTION. name: zero, template: dev/intact/run/difference.mustache
                /* RenderingContext: class io.jstach.apt.internal.context.BooleanRenderingContext */
                /* TypeMirror: dev.intact.run.DifferencePage.Count */
                if (element1.zero()) { 

                    unescapedWriter.append(
                        " zero");
                 }
                // end SECTION. name: zero, template: dev/intact/run/difference.mustache

                unescapedWriter.append(
                    "\">");

                // variable: number
                /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
                /* TypeMirror: java.lang.String */
                unescapedWriter.append(escaper.apply(formatter.apply(element1.number())));

                unescapedWriter.append(
                    "</td>");
             } }
            // end SECTION. name: counts, template: dev/intact/run/difference.mustache

            unescapedWriter.append(
                "</tr>\n");
         } }
        // end SECTION. name: moves, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            "</tbody>\n" +
            "</table>\n" +
            "<table class=\"contents\">\n" +
            "<thead><tr><th scope=\"col\">Move</th><th scope=\"col\">Key</th><th scope=\"col\">Sink</th><th scope=\"col\">Difference</th><th scope=\"col\">Fields</th></tr></thead>\n" +
            "<tbody>\n");

        // start SECTION. name: rows, template: dev/intact/run/difference.mustache
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: dev.intact.run.DifferencePage.RowView */
        if (data.rows() != null) { @SuppressWarnings("unused")
        int i = 0;
        for (java.util.Iterator<? extends dev.intact.run.DifferencePage.RowView> elementIt = data.rows().iterator(); elementIt.hasNext(); i++) {
            dev.intact.run.DifferencePage.RowView element = elementIt.next();

            unescapedWriter.append(
                "<tr><td>");

            // variable: move
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element.move())));

            unescapedWriter.append(
                "</td><td>");

            // variable: key
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element.key())));

            unescapedWriter.append(
                "</td><td>");

            // variable: sink
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element.sink())));

            unescapedWriter.append(
                "</td><td>");

            // variable: kind
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(element.kind())));

            unescapedWriter.append(
                "</td><td>");

            // start SECTION. name: fields, template: dev/intact/run/difference.mustache
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: dev.intact.run.DifferencePage.FieldView */
            if (element.fields() != null) { @SuppressWarnings("unused")
            int i1 = 0;
            for (java.util.Iterator<? extends dev.intact.run.DifferencePage.FieldView> element1It = element.fields().iterator(); element1It.hasNext(); i1++) {
                dev.intact.run.DifferencePage.FieldView element1 = element1It.next();

                unescapedWriter.append(
                    "<div>");

                // variable: name
                /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
                /* TypeMirror: java.lang.String */
                unescapedWriter.append(escaper.apply(formatter.apply(element1.name())));

                unescapedWriter.append(
                    ": ");

                // start SECTION. name: before, template: dev/intact/run/difference.mustache
                /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
                /* TypeMirror: java.lang.String */
                if ( element1.before().orElse(null) != null ) {if (element1.before().orElse(null) != null) { 

                    unescapedWriter.append(
                        "<del>");

                    // variable: .
                    /* RenderingContext: class io.jstach.apt.internal.context.OwnedRenderingContext */
                    /* TypeMirror: java.lang.String */
                    unescapedWriter.append(escaper.apply(formatter.apply(element1.before().orElse(null))));

                    unescapedWriter.append(
                        "</del> → ");
                 }}
                // end SECTION. name: before, template: dev/intact/run/difference.mustache

                // start SECTION. name: after, template: dev/intact/run/difference.mustache
                /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
                /* TypeMirror: java.lang.String */
                if ( element1.after().orElse(null) != null ) {if (element1.after().orElse(null) != null) { 

                    unescapedWriter.append(
                        "<ins>");

                    // variable: .
                    /* RenderingContext: class io.jstach.apt.internal.context.OwnedRenderingContext */
                    /* TypeMirror: java.lang.String */
                    unescapedWriter.append(escaper.apply(formatter.apply(element1.after().orElse(null))));

                    unescapedWriter.append(
                        "</ins>");
                 }}
                // end SECTION. name: after, template: dev/intact/run/difference.mustache

                unescapedWriter.append(
                    "</div>");
             } }
            // end SECTION. name: fields, template: dev/intact/run/difference.mustache

            // start SECTION. name: words, template: dev/intact/run/difference.mustache
            /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
            /* TypeMirror: java.lang.String */
            if ( element.words().orElse(null) != null ) {if (element.words().orElse(null) != null) { 

                unescapedWriter.append(
                    "<div class=\"zero\">");

                // variable: .
                /* RenderingContext: class io.jstach.apt.internal.context.OwnedRenderingContext */
                /* TypeMirror: java.lang.String */
                unescapedWriter.append(escaper.apply(formatter.apply(element.words().orElse(null))));

                unescapedWriter.append(
                    "</div>");
             }}
            // end SECTION. name: words, template: dev/intact/run/difference.mustache

            unescapedWriter.append(
                "</td></tr>\n");
         } }
        // end SECTION. name: rows, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            "</tbody>\n" +
            "</table>\n");

        // start SECTION. name: notListed, template: dev/intact/run/difference.mustache
        /* RenderingContext: class io.jstach.apt.internal.context.DeclaredTypeRenderingContext */
        /* TypeMirror: java.lang.String */
        if ( data.notListed().orElse(null) != null ) {if (data.notListed().orElse(null) != null) { 

            unescapedWriter.append(
                "<p>");

            // variable: .
            /* RenderingContext: class io.jstach.apt.internal.context.OwnedRenderingContext */
            /* TypeMirror: java.lang.String */
            unescapedWriter.append(escaper.apply(formatter.apply(data.notListed().orElse(null))));

            unescapedWriter.append(
                " more rows are counted above, and not listed.</p>\n");
         }}
        // end SECTION. name: notListed, template: dev/intact/run/difference.mustache

        unescapedWriter.append(
            "</main>\n" +
            "</body>\n" +
            "</html>\n");


    }
}

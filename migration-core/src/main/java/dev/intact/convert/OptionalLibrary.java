package dev.intact.convert;

/** Libraries that some conversions need, and that a user who does not need those need not have. */
enum OptionalLibrary {
    LIBPHONENUMBER("com.google.i18n.phonenumbers.PhoneNumberUtil", "com.googlecode.libphonenumber:libphonenumber"),
    JSOUP("org.jsoup.Jsoup", "org.jsoup:jsoup");

    private final String className;
    private final String dependency;

    OptionalLibrary(String className, String dependency) {
        this.className = className;
        this.dependency = dependency;
    }

    /**
     * Tells a definition at once, not a run.
     *
     * @param conversion the call that needs it
     * @throws IllegalStateException if the library is not there
     */
    void require(String conversion) {
        try {
            Class.forName(className, false, OptionalLibrary.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    ("%s needs a library that is not there; add the Maven dependency %s"
                                    + " (on the module path, also --add-modules %s)")
                            .formatted(conversion, dependency, module()),
                    e);
        }
    }

    private String module() {
        return this == JSOUP ? "org.jsoup" : "com.google.i18n.phonenumbers.libphonenumber";
    }
}

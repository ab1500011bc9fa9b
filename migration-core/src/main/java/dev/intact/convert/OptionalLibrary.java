package dev.intact.convert;

/** Libraries that some conversions need, and that a user who does not need those need not have. */
enum OptionalLibrary {
    LIBPHONENUMBER(
            "com.google.i18n.phonenumbers.PhoneNumberUtil",
            "com.googlecode.libphonenumber:libphonenumber",
            "com.google.i18n.phonenumbers.libphonenumber"),
    JSOUP("org.jsoup.Jsoup", "org.jsoup:jsoup", "org.jsoup"),
    COMMONS_CODEC(
            "org.apache.commons.codec.language.DoubleMetaphone",
            "commons-codec:commons-codec",
            "org.apache.commons.codec");

    private final String className;
    private final String dependency;
    private final String module;

    OptionalLibrary(String className, String dependency, String module) {
        this.className = className;
        this.dependency = dependency;
        this.module = module;
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
                            .formatted(conversion, dependency, module),
                    e);
        }
    }
}

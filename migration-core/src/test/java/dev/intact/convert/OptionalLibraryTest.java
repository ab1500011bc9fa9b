package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users without the optional libraries meet. */
class OptionalLibraryTest {
    @Test
    void the_definition_names_the_dependency_that_is_missing() throws Exception {
        try (URLClassLoader bare = bare()) {
            Method phones = bare.loadClass(Phones.class.getName()).getMethod("e164", String.class);
            assertThatThrownBy(() -> phones.invoke(null, "US"))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Phones.e164 needs a library that is not there; add the Maven dependency"
                            + " com.googlecode.libphonenumber:libphonenumber (on the module path, also --add-modules"
                            + " com.google.i18n.phonenumbers.libphonenumber)");

            Method html = bare.loadClass(Html.class.getName()).getMethod("toText");
            assertThatThrownBy(() -> html.invoke(null))
                    .cause()
                    .hasMessage("Html.toText needs a library that is not there; add the Maven dependency"
                            + " org.jsoup:jsoup (on the module path, also --add-modules org.jsoup)");

            Method metaphone = bare.loadClass(Fingerprints.class.getName()).getMethod("metaphone");
            assertThatThrownBy(() -> metaphone.invoke(null))
                    .cause()
                    .hasMessage("Fingerprints.metaphone needs a library that is not there; add the Maven dependency"
                            + " commons-codec:commons-codec (on the module path, also --add-modules"
                            + " org.apache.commons.codec)");
        }
    }

    @Test
    void other_conversions_do_without() throws Exception {
        try (URLClassLoader bare = bare()) {
            Object trim = bare.loadClass(Text.class.getName()).getMethod("trim").invoke(null);
            Object answer = bare.loadClass(Conversion.class.getName())
                    .getMethod("apply", Object.class)
                    .invoke(trim, " a ");
            assertThat(answer).isEqualTo(Either.right("a"));
        }
    }

    /** Loads this library anew, with everything but the optional libraries around it. */
    private static URLClassLoader bare() {
        URL library = Conversion.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader others = new ClassLoader(OptionalLibraryTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.jsoup.")
                        || name.startsWith("com.google.i18n.")
                        || name.startsWith("org.apache.commons.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return new URLClassLoader(new URL[] {library}, others) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    @Nullable Class<?> own = name.startsWith("dev.intact.") ? findLoadedClass(name) : null;
                    if (own == null && name.startsWith("dev.intact.")) {
                        own = findClass(name);
                    }
                    return own == null ? super.loadClass(name, resolve) : own;
                }
            }
        };
    }
}

package dev.intact.convert;

/** Conversions of web addresses. */
public final class Urls {
    private Urls() {}

    /**
     * Brings web addresses to one form, by RFC 3986, section 6.2: scheme and host in small letters, a host of other
     * scripts in the form that DNS knows, no default port, no {@code .} and {@code ..} in the path, {@code /} for an
     * empty path, characters beyond ASCII percent-encoded in UTF-8. What an address means is never changed: query,
     * fragment, {@code www} and a slash at the end stay as they are. Addresses without a scheme are rejected, unless
     * {@link UrlText#defaultScheme} declares one; so are others than {@code http} and {@code https}, those with a user
     * name or a password, and those with white space inside.
     *
     * @return the conversion
     */
    public static UrlText normalised() {
        return new UrlText("");
    }
}

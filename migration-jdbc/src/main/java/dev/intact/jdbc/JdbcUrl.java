package dev.intact.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a JDBC URL without what may be a credential: its parameters, and whatever stands before an {@code @}. */
final class JdbcUrl {
    private static final Pattern PARAMETERS = Pattern.compile("[?;&#]");
    private static final Pattern SCHEME = Pattern.compile("^jdbc:[A-Za-z0-9+.-]+:");

    private JdbcUrl() {}

    static String withoutCredentials(String url) {
        Matcher parameters = PARAMETERS.matcher(url);
        String place = parameters.find() ? url.substring(0, parameters.start()) : url;
        int at = place.lastIndexOf('@');
        String prefix = prefix(at < 0 ? place : place.substring(0, at));
        if (at >= 0) {
            return prefix + place.substring(at + 1);
        }
        // a password with a '?' in it would end the place too early: then the '@' stands behind
        boolean cutInsideCredentials = url.indexOf('@') >= 0 && prefix.endsWith("//");
        return cutInsideCredentials ? prefix + "***" : place;
    }

    private static String prefix(String beforeHost) {
        int authority = beforeHost.indexOf("//");
        if (authority >= 0) {
            return beforeHost.substring(0, authority + 2);
        }
        Matcher scheme = SCHEME.matcher(beforeHost);
        return scheme.find() ? scheme.group() : "";
    }
}

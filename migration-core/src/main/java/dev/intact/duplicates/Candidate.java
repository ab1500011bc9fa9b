package dev.intact.duplicates;

import dev.intact.field.Key;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A record that may survive, or give a value.
 *
 * @param filled how many values it has, of those that are looked at
 */
record Candidate<S>(Key key, S record, int filled) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}");

    Candidate<S> filled(int values) {
        return new Candidate<>(key, record, values);
    }

    static int compareKeys(Candidate<?> one, Candidate<?> other) {
        String text = one.key().text();
        String another = other.key().text();
        boolean isNumber = NUMBER.matcher(text).matches();
        boolean areNumbers = isNumber && NUMBER.matcher(another).matches();
        if (isNumber != NUMBER.matcher(another).matches()) {
            return isNumber ? -1 : 1;
        }
        int byNumber = areNumbers ? new BigInteger(text).compareTo(new BigInteger(another)) : 0;
        return byNumber == 0 ? text.compareTo(another) : byNumber;
    }
}

package dev.intact.convert;

import java.util.Locale;

/** The sums behind check digits. Each answers false for text that has other characters than it knows. */
final class CheckSums {
    private CheckSums() {}

    /** Without spaces, hyphens and dots, and in capital letters; other characters stay, to be refused. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!WhiteSpace.is(c) && c != '-' && c != '.' && c != '\u2010' && c != '\u2011') {
                bare.append(c);
            }
        }
        return bare.toString().toUpperCase(Locale.ROOT);
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            if (digit < 0) {
                return false;
            }
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** Letters count as 10 to 35, as in an IBAN. */
    static boolean mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                return false;
            }
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    static boolean mod11(String text) {
        int last = text.length() - 1;
        int rest = 0;
        for (int i = 0; i < last; i++) {
            int digit = digit(text, i);
            if (digit < 0) {
                return false;
            }
            rest = (rest + digit) * 2 % 11;
        }
        return (rest + digitOrX(text, last)) % 11 == 1 && digitOrX(text, last) >= 0;
    }

    static boolean weighted(String text, int[] weights) {
        if (text.length() != weights.length) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int digit = i == weights.length - 1 ? digitOrX(text, i) : digit(text, i);
            if (digit < 0) {
                return false;
            }
            sum += (long) digit * weights[i];
        }
        return sum % 11 == 0;
    }

    static boolean gtin(String text) {
        int length = text.length();
        if (length != 8 && (length < 12 || length > 14)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digit(text, length - 1 - i);
            if (digit < 0) {
                return false;
            }
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    static boolean isbn(String text) {
        return text.length() == 13
                ? (text.startsWith("978") || text.startsWith("979")) && gtin(text)
                : weighted(text, new int[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
    }

    static String isbn13(String isbn) {
        if (isbn.length() == 13) {
            return isbn;
        }
        String start = "978" + isbn.substring(0, 9);
        for (char check = '0'; check <= '9'; check++) {
            if (gtin(start + check)) {
                return start + check;
            }
        }
        throw new IllegalStateException("one of ten digits is right");
    }

    private static int digit(String text, int at) {
        char c = text.charAt(at);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private static int digitOrX(String text, int at) {
        return text.charAt(at) == 'X' ? 10 : digit(text, at);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }
}

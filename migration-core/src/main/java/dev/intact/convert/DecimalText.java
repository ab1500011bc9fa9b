package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers from text; made by {@link Numbers#decimal()}. Digits in the wrong groups, a second separator,
 * an exponent or anything around the number are refused, never guessed at. Immutable and thread-safe.
 */
public final class DecimalText extends Conversion<String, BigDecimal> {
    private static final long serialVersionUID = 1L;
    private static final String SPACES = "[ \u00a0\u202f]";
    private static final String GROUPS = "[1-9][0-9]{0,2}(?:%s[0-9]{3})++";

    private final Pattern number;
    private final String words;
    private final String example;
    private final String currency;

    private DecimalText(Pattern number, String words, String example, String currency) {
        this.number = number;
        this.words = words;
        this.example = example;
        this.currency = currency;
    }

    static DecimalText plain() {
        return new DecimalText(number("[0-9]++", '.'), "decimal number", "1234.5", "");
    }

    static DecimalText grouped(char decimal, char grouping) {
        checkSeparator(decimal);
        checkSeparator(grouping);
        if (decimal == grouping) {
            throw new IllegalArgumentException("'%s' cannot part both the decimals and the groups".formatted(decimal));
        }
        String group = grouping == ' ' ? SPACES : Pattern.quote(String.valueOf(grouping));
        return new DecimalText(
                number("[0-9]++|" + GROUPS.formatted(group), decimal),
                "decimal number written as 1%s234%s5".formatted(grouping, decimal),
                "1%s234%s5".formatted(grouping, decimal),
                "");
    }

    private static Pattern number(String whole, char decimal) {
        String fraction = Pattern.quote(String.valueOf(decimal)) + "([0-9]++)";
        return Pattern.compile("([+-]?)(?:(" + whole + ")(?:" + fraction + ")?|" + fraction + ")");
    }

    private static void checkSeparator(char separator) {
        if (Character.isLetterOrDigit(separator) || separator == '-' || separator == '+') {
            throw new IllegalArgumentException("'%s' cannot part the digits of a number".formatted(separator));
        }
    }

    /**
     * The same conversion for numbers that may carry a currency sign, before or behind the digits, with white space
     * between or without: {@code £1,234}, {@code -£5}, {@code £-5}, {@code 12,50 €}. Another sign is refused, so that
     * no amount changes its currency unseen.
     *
     * @param sign the sign, such as {@code £} or {@code EUR}
     * @return the conversion
     * @throws IllegalArgumentException if the sign is blank or holds what a number could hold, or if one is declared
     *     already
     */
    public DecimalText stripping(String sign) {
        if (WhiteSpace.isBlank(sign) || sign.chars().anyMatch(c -> Character.isDigit(c) || "+-.,".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("'%s' is no currency sign".formatted(sign));
        }
        if (!currency.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is stripped already; amounts of two currencies are two fields".formatted(currency));
        }
        return new DecimalText(number, words + ", without " + sign, sign + example, sign);
    }

    @Override
    public @Nullable BigDecimal convert(String value, Failures failures) {
        Matcher parts = number.matcher(currency.isEmpty() ? value : stripped(value));
        if (!parts.matches()) {
            failures.add(Problem.of("is not a decimal number")
                    .value(value)
                    .advice("this field reads numbers such as %s; correct it, or declare how the source writes them"
                            .formatted(example)));
            return null;
        }
        return new BigDecimal(parts.group(1) + digits(parts.group(2)) + fraction(parts));
    }

    private static String digits(@Nullable String whole) {
        return whole == null ? "0" : whole.replaceAll("[^0-9]", "");
    }

    private static String fraction(Matcher parts) {
        String behindDigits = parts.group(3);
        String alone = parts.group(4);
        if (behindDigits != null) {
            return "." + behindDigits;
        }
        return alone == null ? "" : "." + alone;
    }

    private String stripped(String value) {
        String sign = value.startsWith("-") || value.startsWith("+") ? value.substring(0, 1) : "";
        String amount = value.substring(sign.length());
        if (amount.startsWith(currency)) {
            return sign + WhiteSpace.trimStart(amount.substring(currency.length()));
        }
        if (amount.endsWith(currency)) {
            return sign + WhiteSpace.trimEnd(amount.substring(0, amount.length() - currency.length()));
        }
        return value;
    }

    @Override
    public String words() {
        return words;
    }
}

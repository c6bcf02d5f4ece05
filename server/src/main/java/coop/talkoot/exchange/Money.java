package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** So many minor units of a currency, such as cents: never a fraction of one. */
public record Money(long minor, String currency) {
    private static final long MOST = 1_000_000_000_000L;
    private static final Pattern SAID = Pattern.compile("([0-9]{1,12}(?:[.,][0-9]{1,4})?)\\s*([A-Za-z]{3})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        if (minor < 0 || minor > MOST) {
            throw Refused.invalid(
                    "value", "An amount of money is a whole number of minor units from 0 to " + MOST + ".");
        }
        if (!CURRENCIES.contains(currency)) {
            throw Refused.invalid("currency", "A currency is a code of three letters such as EUR.");
        }
    }

    /** Reads what people type, such as 12.50 EUR, or 12.50 where the currency is said beside it. */
    public static Money of(String typed, String beside, String field) {
        var parts = SAID.matcher(typed.strip());
        if (!parts.matches()) {
            throw Refused.invalid(field, "An amount of money looks like 12.50 EUR.");
        }
        var said = parts.group(2) == null ? beside.strip() : parts.group(2);
        var code = said.toUpperCase(Locale.ROOT);
        if (!CURRENCIES.contains(code)) {
            throw Refused.invalid(
                    parts.group(2) == null && !beside.isBlank() ? "currency" : field,
                    "An amount of money has a currency of three letters, such as 12.50 EUR.");
        }
        var places = Currency.getInstance(code).getDefaultFractionDigits();
        var exact = new BigDecimal(parts.group(1).replace(',', '.')).movePointRight(places);
        if (exact.stripTrailingZeros().scale() > 0 || exact.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw Refused.invalid(
                    field, "An amount in " + code + " is a number from 0 with at most " + places + " decimals.");
        }
        return new Money(exact.longValueExact(), code);
    }

    /** As it is typed. */
    public String typed() {
        return number() + " " + currency;
    }

    /** With the decimals of its currency. */
    public String number() {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }
}

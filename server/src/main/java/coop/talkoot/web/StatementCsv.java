package coop.talkoot.web;

import coop.talkoot.ledger.Movement;
import coop.talkoot.ledger.Unit;
import coop.talkoot.people.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement as CSV (RFC 4180). Texts that a spreadsheet would take for a formula begin with an apostrophe; amounts,
 * which may begin with a minus, are ours and hold digits only.
 */
final class StatementCsv {
    private static final String FORMULA = "=+-@\t\r";

    private StatementCsv() {}

    static byte[] of(Unit unit, List<Movement> movements) {
        var text = new StringBuilder();
        line(text, Stream.of("number", "time", "kind", "with", "for", "amount", "balance", "unit", "minor units"));
        for (var movement : movements) {
            var entry = movement.entry();
            var others = movement.others().stream().map(Identity::address).collect(Collectors.joining(" "));
            line(
                    text,
                    Stream.of(
                            Long.toString(entry.seq()),
                            entry.createdAt().toString(),
                            entry.kind().name(),
                            safe(others),
                            safe(entry.memo()),
                            unit.plain(movement.amount()),
                            unit.plain(movement.balanceAfter()),
                            safe(unit.name()),
                            Long.toString(movement.amount())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, Stream<String> values) {
        text.append(values.map(StatementCsv::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? "\"" + value.replace("\"", "\"\"") + "\""
                : value;
    }
}

package coop.talkoot.governance.count;

/** What papers in files weigh. */
final class Weights {

    private Weights() {}

    /** A number of votes with at most three decimals, in thousandths. */
    static long thousandths(String text, int line, long most) throws Unreadable {
        String expected = "how many votes a paper weighs, up to " + most + " with at most three decimals";
        if (!text.matches("[0-9]{1,12}(\\.[0-9]+)?")) {
            throw new Unreadable(line, expected, text);
        }
        String[] parts = text.split("\\.");
        String decimals = parts.length > 1 ? parts[1].replaceFirst("0+$", "") : "";
        if (decimals.length() > 3) {
            throw new Unreadable(line, expected, text);
        }
        long weight = Long.parseLong(parts[0]) * 1000 + Long.parseLong((decimals + "000").substring(0, 3));
        if (weight < 1 || weight > most * 1000) {
            throw new Unreadable(line, expected, text);
        }
        return weight;
    }
}

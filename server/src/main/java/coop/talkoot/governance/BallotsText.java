package coop.talkoot.governance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted, as it is hashed: a list of voters with weight, choice and who voted for them, in their order. */
public final class BallotsText {
    private BallotsText() {}

    public static byte[] hash(List<Voice> voices) {
        return Canonical.hash(write(voices));
    }

    static String write(List<Voice> voices) {
        var sorted = new ArrayList<>(voices);
        sorted.sort(Comparator.comparing(Voice::voter));
        var rows = new ArrayList<Object>();
        for (var voice : sorted) {
            var row = new TreeMap<String, Object>(Map.of(
                    "voter",
                    voice.voter(),
                    "weight",
                    voice.weight(),
                    "choice",
                    ChoiceText.tree(voice.choice()),
                    "reason",
                    voice.reason()));
            if (voice.via() != null) {
                row.put("via", voice.via());
            }
            rows.add(row);
        }
        return Canonical.write(rows);
    }
}

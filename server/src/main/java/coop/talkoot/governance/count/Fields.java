package coop.talkoot.governance.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object of JSON, read strictly: what is missing or of another kind is named. */
record Fields(String where, Map<String, @Nullable Object> map) {

    static Fields of(String where, @Nullable Object tree) throws Unreadable {
        if (!(tree instanceof Map<?, ?> object)) {
            throw new Unreadable(where + " is no object");
        }
        Map<String, @Nullable Object> map = new TreeMap<>();
        object.forEach((name, value) -> map.put((String) name, value));
        return new Fields(where, map);
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    Fields part(String name) throws Unreadable {
        return of(where + "." + name, map.get(name));
    }

    String text(String name) throws Unreadable {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new Unreadable(where + "." + name + " is no text");
    }

    @Nullable
    String textOrNone(String name) throws Unreadable {
        return has(name) ? text(name) : null;
    }

    long number(String name) throws Unreadable {
        if (map.get(name) instanceof Long number) {
            return number;
        }
        throw new Unreadable(where + "." + name + " is no whole number");
    }

    int whole(String name) throws Unreadable {
        long number = number(name);
        if (number != (int) number) {
            throw new Unreadable(where + "." + name + " is too large");
        }
        return (int) number;
    }

    boolean yes(String name) throws Unreadable {
        if (map.get(name) instanceof Boolean yes) {
            return yes;
        }
        throw new Unreadable(where + "." + name + " is neither true nor false");
    }

    List<?> list(String name) throws Unreadable {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw new Unreadable(where + "." + name + " is no list");
    }

    List<String> texts(String name) throws Unreadable {
        return texts(where + "." + name, list(name));
    }

    static List<String> texts(String where, @Nullable Object tree) throws Unreadable {
        List<String> texts = new ArrayList<>();
        if (!(tree instanceof List<?> list)) {
            throw new Unreadable(where + " is no list");
        }
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw new Unreadable(where + " has something in it that is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) throws Unreadable {
        String text = text(name);
        for (E word : type.getEnumConstants()) {
            if (word(word).equals(text)) {
                return word;
            }
        }
        throw new Unreadable(where + "." + name + " is none of the words that can stand there: " + text);
    }

    /** As words stand in count files: {@code seededLot}. */
    static String word(Enum<?> word) {
        String[] parts = word.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder text = new StringBuilder(parts[0]);
        for (int at = 1; at < parts.length; at++) {
            text.append(Character.toUpperCase(parts[at].charAt(0))).append(parts[at], 1, parts[at].length());
        }
        return text.toString();
    }
}

package coop.talkoot.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** What one place says: words by key, as they stand there. A key nobody knows is refused by its name. */
record GivenSettings(String place, Map<SettingKey, String> values) {
    private static final String CONFIG = "config";
    /** Read by the launcher, not by us. */
    private static final List<String> LAUNCHER_VARIABLES = List.of("TALKOOT_JAVA", "TALKOOT_MEMORY");

    GivenSettings {
        values = Map.copyOf(values);
    }

    /** The command line and, apart from it, the file it names. */
    record CommandLine(GivenSettings settings, Optional<Path> file) {}

    static CommandLine ofArguments(List<String> arguments) {
        var values = new EnumMap<SettingKey, String>(SettingKey.class);
        Optional<Path> file = Optional.empty();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            var equals = word.indexOf('=');
            var flag = equals < 0 ? word : word.substring(0, equals);
            var isFile = flag.equals("--" + CONFIG);
            var key = isFile ? Optional.<SettingKey>empty() : Optional.of(known(flag, SettingKey::flag, ""));
            if (equals < 0 && !rest.hasNext()) {
                throw Refused.invalid(flag, flag + " needs a value after it.");
            }
            var value = equals < 0 ? rest.next() : word.substring(equals + 1);
            if (isFile) {
                file = Optional.of(Path.of(value));
            }
            key.ifPresent(one -> values.put(one, value));
        }
        return new CommandLine(new GivenSettings("command line", values), file);
    }

    static GivenSettings ofEnvironment(Map<String, String> environment) {
        var values = new EnumMap<SettingKey, String>(SettingKey.class);
        environment.forEach((name, value) -> {
            var isOurs = name.startsWith(SettingsReader.VARIABLE_PREFIX)
                    && !name.equals(SettingsReader.VARIABLE_PREFIX + "CONFIG")
                    && !LAUNCHER_VARIABLES.contains(name);
            if (isOurs) {
                values.put(known(name, SettingKey::variable, " in the environment"), value);
            }
        });
        return new GivenSettings("environment", values);
    }

    static GivenSettings ofFile(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException cause) {
            throw Refused.invalid(CONFIG, "The settings file " + file + " cannot be read: " + cause.getMessage());
        }
        var values = new EnumMap<SettingKey, String>(SettingKey.class);
        for (var name : properties.stringPropertyNames()) {
            values.put(known(name, SettingKey::key, " in " + file), properties.getProperty(name));
        }
        return new GivenSettings(file.toString(), values);
    }

    private static SettingKey known(String word, Function<SettingKey, String> spelling, String where) {
        var keys = Arrays.asList(SettingKey.values());
        return keys.stream()
                .filter(key -> spelling.apply(key).equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    var nearest =
                            NearestWord.to(word, keys.stream().map(spelling).toList());
                    return Refused.invalid(
                            word,
                            "There is no setting " + word + where + ". Did you mean " + nearest
                                    + "? docs/operating.md lists them all.");
                });
    }
}

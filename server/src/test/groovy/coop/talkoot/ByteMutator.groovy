package coop.talkoot

/** Makes new inputs of old ones by chance: the same ones for the same seed. */
final class ByteMutator {
    private static final List<String> WORDS = ['\u0000', '\\u0000', '\\ud800', '"', '{', '}', '[', ']', ':', ',', '<', '>', '&#0;', '&#xD800;',
            '<script>', 'javascript:', ' onclick=', '@context', '@id', '@type', '@graph', '@reverse', 'null', '1e999', '-0', 'https://', '//',
            '\ud83d\udeb2', '%00', '{{', '<!--', ']]>', '"id":', '"type":', 'keyId="', 'headers=""', 'created=', ';keyid="', 'sig1=(', '=:', 'z1', '-----']
    private final Random random

    ByteMutator(long seed) {
        random = new Random(seed)
    }

    byte[] mutant(List<byte[]> inputs) {
        def bytes = pick(inputs)
        (0..random.nextInt(4)).each { bytes = changed(bytes, inputs) }
        return bytes
    }

    private byte[] changed(byte[] bytes, List<byte[]> inputs) {
        def at = random.nextInt(bytes.length + 1)
        def to = Math.min(bytes.length, at + random.nextInt(24))
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, (WORDS[random.nextInt(WORDS.size())]).getBytes('UTF-8'), at)
            case 1 -> joined(bytes, at, (WORDS[random.nextInt(WORDS.size())]).getBytes('UTF-8'), to)
            case 2 -> joined(bytes, at, new byte[0], to)
            case 3 -> joined(bytes, at, slice(pick(inputs)), to)
            case 4 -> joined(bytes, at, [random.nextInt(256) as byte] as byte[], Math.min(bytes.length, at + 1))
            default -> joined(bytes, at, slice(bytes), at)
        }
    }

    private byte[] slice(byte[] bytes) {
        def from = random.nextInt(bytes.length + 1)
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(200)))
    }

    private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
        def out = new ByteArrayOutputStream()
        out.write(bytes, 0, upTo)
        out.write(middle, 0, middle.length)
        out.write(bytes, from, bytes.length - from)
        return out.toByteArray()
    }

    private byte[] pick(List<byte[]> inputs) {
        return inputs[random.nextInt(inputs.size())]
    }
}

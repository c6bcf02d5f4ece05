package coop.talkoot

import org.yaml.snakeyaml.Yaml

/** The OpenAPI documents of what is served. */
final class Descriptions {
    static final List<String> ALL = ['api', 'mastodon', 'activitypub'].asImmutable()

    /** The document that lies in a room. */
    static Map<String, Object> of(String room) {
        return Descriptions.getResourceAsStream("/coop/talkoot/$room/openapi.yaml").withCloseable { new Yaml().load(it) as Map<String, Object> }
    }

    /** Each operation with its method and its path, as it is called. */
    static List<Map<String, Object>> operations(Map<String, Object> document) {
        def base = document.servers[0].url.replaceFirst('/$', '')
        return document.paths.collectMany { path, methods ->
            methods.collect { method, operation -> [path: base + path, method: method.toUpperCase(), operation: operation] }
        }
    }

    /** All that is referred to. */
    static List<String> references(Object node) {
        if (node instanceof Map) {
            return node.collectMany { key, value -> key == '$ref' ? [value as String] : references(value) }
        }
        return node instanceof List ? node.collectMany { references(it) } : []
    }

    static Object at(Map<String, Object> document, String reference) {
        return reference.substring(2).split('/').inject(document as Object) { at, name -> at?.get(name) }
    }
}

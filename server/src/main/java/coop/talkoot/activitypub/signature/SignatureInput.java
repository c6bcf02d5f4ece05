package coop.talkoot.activitypub.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One member of a Signature-Input field (RFC 9421 §4.1): components and parameters, with the member's own text, which
 * is signed as it stands. Strict: what is not understood is refused, as it could not be verified.
 *
 * @param text the member's value, as it stands
 */
record SignatureInput(String label, List<String> components, Map<String, String> parameters, String text) {
    private static final Pattern MEMBER = Pattern.compile("\\s*+([a-z*][a-z0-9_.*-]*+)=\\(([^()]*+)\\)");
    private static final Pattern COMPONENT = Pattern.compile("\"([a-z0-9@_-]+)\"");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G;([a-z*][a-z0-9_.*-]*+)=(?:\"([^\"\\\\]*+)\"|(-?+\\d{1,15}+))");

    SignatureInput {
        components = List.copyOf(components);
        parameters = Map.copyOf(parameters);
    }

    /** The first member; others, made by proxies on the way, are none of ours. */
    static SignatureInput parse(String field) throws BadSignature {
        var member = MEMBER.matcher(field);
        if (!member.lookingAt()) {
            throw new BadSignature("Signature-Input must look like sig1=(\"@method\" …);created=…;keyid=\"…\"");
        }
        var components = new ArrayList<String>();
        for (var item : member.group(2).strip().split(" +", -1)) {
            var component = COMPONENT.matcher(item);
            if (!component.matches()) {
                throw new BadSignature("component " + item + " is not understood");
            }
            if (components.contains(component.group(1))) {
                throw new BadSignature("component " + item + " stands twice");
            }
            components.add(component.group(1));
        }
        var parameters = new LinkedHashMap<String, String>();
        var parameter = PARAMETER.matcher(field).region(member.end(), field.length());
        var end = member.end();
        while (parameter.find()) {
            end = parameter.end();
            var value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (parameters.put(parameter.group(1), value) != null) {
                throw new BadSignature("parameter " + parameter.group(1) + " stands twice");
            }
        }
        var rest = field.substring(end).strip();
        if (!rest.isEmpty() && (!rest.startsWith(",") || rest.contains(member.group(1) + "=("))) {
            throw new BadSignature("Signature-Input goes on in a way that is not understood");
        }
        var text = field.substring(field.indexOf('(', member.start()), end);
        return new SignatureInput(member.group(1), components, parameters, text);
    }

    /** The bytes this label has in a Signature field. */
    byte[] signatureIn(String field) throws BadSignature {
        var member = Pattern.compile("(?:^|,)\\s*" + Pattern.quote(label) + "=:([A-Za-z0-9+/=]*):\\s*(?=,|$)")
                .matcher(field);
        if (member.find()) {
            var bytes = member.group(1);
            if (member.find()) {
                throw new BadSignature("Signature has " + label + " twice");
            }
            try {
                return Base64.getDecoder().decode(bytes);
            } catch (IllegalArgumentException malformed) {
                throw new BadSignature("the signature is not base64");
            }
        }
        throw new BadSignature("Signature has no " + label + "=:…:");
    }
}

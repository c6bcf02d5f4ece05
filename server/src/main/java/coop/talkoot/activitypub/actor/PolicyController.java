package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.PolicyMapping;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.governance.GroupSigner;
import coop.talkoot.governance.PolicyVersion;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.jsonld.ObjectWriter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** What federations here advise, for everybody, each version with the federation's own proof. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PolicyController {
    private static final String VERSION = "[1-9][0-9]{0,8}";

    private final LocalActors actors;
    private final FederationPolicies policies;
    private final PolicyMapping mapping;
    private final GroupSigner signer;

    PolicyController(LocalActors actors, FederationPolicies policies, PolicyMapping mapping, GroupSigner signer) {
        this.actors = actors;
        this.policies = policies;
        this.mapping = mapping;
        this.signer = signer;
    }

    /** What holds now: the document has the address of its version. */
    @Get(value = "/groups/{name}/collections/policies", produces = MediaType.ALL)
    HttpResponse<byte[]> current(String name) {
        return answer(name, policies::current);
    }

    @Get(value = "/groups/{name}/collections/policies/{version}", produces = MediaType.ALL)
    HttpResponse<byte[]> version(String name, String version) {
        return version.matches(VERSION)
                ? answer(name, group -> policies.version(group, Integer.parseInt(version)))
                : Answers.notFound();
    }

    private HttpResponse<byte[]> answer(String name, Function<Identity, Optional<PolicyVersion>> wanted) {
        return actors.at("groups", name)
                .flatMap(wanted)
                .<HttpResponse<byte[]>>map(version -> Answers.document(signed(version), true))
                .orElseGet(Answers::notFound);
    }

    private byte[] signed(PolicyVersion version) {
        var document = ObjectWriter.write(mapping.policies(version)).toString();
        return signer.sign(version.federation(), document).getBytes(StandardCharsets.UTF_8);
    }
}

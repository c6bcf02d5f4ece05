package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What a member group has taken on of what its federation advises: the latest of each part. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ChildAdoptionsView(IdentityView child, List<AdoptionView> adopted) {}

package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** How many have entrusted the viewer with their vote in a group, and those of them who let that be known. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record HeldView(int count, List<DelegationView> known) {}

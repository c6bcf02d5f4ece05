package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import java.time.Instant;

/** Something happened in a panel of three groups of three instances. */
public sealed interface PanelEvent extends DomainEvent {
    PanelDraw draw();

    /** The group here, where the agreement is at home, asks the other two; with its own first word. */
    record Called(PanelDraw draw, PanelShare share) implements PanelEvent {}

    /** The group here says its next word, with all before it. */
    record Shared(PanelDraw draw, PanelShare share) implements PanelEvent {}

    /** The third group is to hear what it is about, once all three have named whom they drew. */
    record Told(PanelDraw draw, String title, String told, Instant until) implements PanelEvent {}

    /** Somebody of the group here was drawn and is asked for their word. */
    record Asked(PanelDraw draw, Identity panelist) implements PanelEvent {}

    /** Who was drawn here has said what they think right: it is counted where the agreement is at home. */
    record Voted(PanelDraw draw, Identity by, Remedy remedy, Evidence evidence) implements PanelEvent {}

    /** The third group is asked no more. */
    record Ended(PanelDraw draw) implements PanelEvent {}
}

package id.binamutu.interaction;

import java.util.List;

/** A chat or call with what was said, personal data masked. */
public record Conversation(InteractionSummary summary, List<Message> messages) {}

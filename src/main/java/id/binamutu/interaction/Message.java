package id.binamutu.interaction;

import java.time.Instant;

/** @param position in the conversation, from 1 */
public record Message(int position, Sender sender, Instant sentAt, String text) {}

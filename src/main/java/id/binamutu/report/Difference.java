package id.binamutu.report;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a later version says differently.
 *
 * @param subject whose figure it is: an agent's name or a title; null for the team's and the words
 * @param key message key of what it is
 */
record Difference(@Nullable String subject, String key, String before, String after) {}

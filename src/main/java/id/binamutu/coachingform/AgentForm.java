package id.binamutu.coachingform;

import java.util.UUID;

/** @param signed whether all who have to sign did */
public record AgentForm(UUID agentId, UUID formId, Tier tier, boolean signed) {}

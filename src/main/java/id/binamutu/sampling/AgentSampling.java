package id.binamutu.sampling;

import java.util.UUID;

/**
 * An agent's samples of a month.
 *
 * @param quota random samples asked for
 * @param random drawn by chance and not replaced
 * @param targeted chosen on purpose
 * @param evaluated of both kinds
 */
public record AgentSampling(UUID agentId, long quota, long random, long targeted, long evaluated) {}

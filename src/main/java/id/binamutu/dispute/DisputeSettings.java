package id.binamutu.dispute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many working days everybody has; the last of them counts to its last second.
 *
 * @param submit from the release until the agent disputes
 * @param decide for the decider of a stage
 * @param appeal for the agent, to take a decision to the next stage
 */
@ConfigurationProperties("binamutu.dispute")
record DisputeSettings(
        @DefaultValue("5") int submit,
        @DefaultValue("3") int decide,
        @DefaultValue("3") int appeal) {}

package id.binamutu.coaching;

import java.util.UUID;

/** An agent's coaching of a month (by the day it was opened): counts. */
public record AgentCoaching(
        UUID agentId,
        long opened,
        long held,
        long commitmentsDue,
        long commitmentsSigned,
        long commitmentsSignedInTime) {}

package id.binamutu.people;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, with the rights of this moment: read anew on every request, so that a right that is taken away is gone at
 * once. A controller method gets it by declaring a parameter of this type.
 *
 * @param ledTeamIds teams that the person leads today; empty for everybody but team leaders
 */
public record Viewer(UUID id, String employeeId, String name, Set<Role> roles, Set<UUID> ledTeamIds) {
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Manager, coordinator and quality control read every team. */
    public boolean readsEveryTeam() {
        return is(Role.MANAGER) || is(Role.COORDINATOR) || is(Role.QUALITY_CONTROL);
    }

    public boolean leads(@Nullable UUID teamId) {
        return teamId != null && is(Role.TEAM_LEADER) && ledTeamIds.contains(teamId);
    }

    /** Whether a thing of this team may be read. */
    public boolean mayReadTeam(@Nullable UUID teamId) {
        return readsEveryTeam() || leads(teamId);
    }

    /** Whether a thing about this agent, in this team, may be read: also by the agent. */
    public boolean mayRead(@Nullable UUID teamId, UUID agentId) {
        return id.equals(agentId) || mayReadTeam(teamId);
    }
}

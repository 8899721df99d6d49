package id.binamutu.people;

public enum Role {
    AGENT,
    TEAM_LEADER,
    MANAGER,
    COORDINATOR,
    QUALITY_CONTROL,
    DOCUMENT_CONTROL,
    ADMIN
}

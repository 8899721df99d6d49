package id.binamutu.retention;

enum HoldKind {
    CONVERSATION,
    AGENT,
    TEAM,
    CUSTOMER
}

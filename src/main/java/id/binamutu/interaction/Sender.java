package id.binamutu.interaction;

public enum Sender {
    CUSTOMER,
    AGENT,
    BOT,
    SYSTEM
}
